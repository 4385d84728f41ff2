using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The norms before attention, feed-forward and head: a layer norm, or the user's own.</summary>
internal static class NormsLayer
{
    /// <summary>The norm before the head.</summary>
    public static Member Final(GraphBuilder builder) =>
        InLayer(builder, "FinalNorm", "final_norm", "Normalizes what the last block gives.", "transformer.ln_f");

    /// <summary>A norm over the embedding width.</summary>
    public static Member InLayer(
        GraphBuilder builder,
        string property,
        string key,
        string summary,
        string checkpoint
    ) =>
        builder.Spec.User.Replacing(nameof(Role.Norm)) is null
            ? new(
                property,
                key,
                MemberKind.LayerNorm,
                ["Emb"],
                summary,
                Number: builder.Spec.Get(Options.NormEps),
                Checkpoint: new(checkpoint)
            )
            : new(property, key, MemberKind.Layer, [], summary, LayerType: builder.Use(Role.Norm));
}
