using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The norms of a model, all of one kind: layer norms, RMS norms, or over the embedding width the user's own.</summary>
internal static class NormsLayer
{
    /// <summary>The norm before the head; null where there is none.</summary>
    public static Member? Final(GraphBuilder builder) =>
        builder.Spec.Get(NormOptions.FinalNorm)
            ? InLayer(builder, "FinalNorm", "final_norm", "Normalizes what the last block gives.")
            : null;

    /// <summary>A norm over the embedding width.</summary>
    public static Member InLayer(GraphBuilder builder, string property, string key, string summary) =>
        builder.Spec.User.Replacing(nameof(Role.Norm)) is null
            ? Of(builder.Spec, property, summary, "Emb") with
            {
                Key = key,
            }
            : new(property, key, MemberKind.Layer, [], summary, LayerType: builder.Use(Role.Norm));

    /// <summary>A norm over a width, by the model's options.</summary>
    public static Member Of(GptSpec spec, string property, string summary, string width) =>
        new(
            property,
            SnakeCase.Of(property),
            spec.Get(NormOptions.Norm) == NormChoice.Layer ? MemberKind.LayerNorm : MemberKind.RmsNorm,
            [width],
            summary,
            Number: spec.Get(Options.NormEps),
            IsPlusOne: spec.Get(NormOptions.NormPlusOne),
            Bias: spec.NormsHaveBias(),
            HasWeight: spec.Get(NormOptions.NormWeight)
        );

    /// <summary>A norm over each head by a scale of its own, which never has a bias.</summary>
    public static Member OfEachHead(GptSpec spec, string property, string summary, string heads, string width) =>
        Of(spec, property, summary, width) with
        {
            Kind =
                spec.Get(NormOptions.Norm) == NormChoice.Layer
                    ? MemberKind.LayerNormOfHeads
                    : MemberKind.RmsNormOfHeads,
            Dims = [heads, width],
            Bias = false,
        };
}
