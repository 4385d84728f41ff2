using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The output head: a score for each token of the vocabulary, by a weight of its own or the token table.</summary>
internal static class HeadLayer
{
    /// <summary>The projection before the head of a narrower token table; null where the table is as wide as the blocks.</summary>
    public static Member? Projection(GptSpec spec) =>
        EmbeddingsLayer.RowOf(spec) is "Emb"
            ? null
            : new(
                "ProjectOut",
                "project_out",
                MemberKind.Linear,
                ["Emb", EmbeddingsLayer.RowOf(spec)],
                "Brings what the last block gives to the width of the token table."
            );

    public static Member InModel(GraphBuilder builder) =>
        builder.Spec.Get(Options.TieWeights)
            ? new(
                "Head",
                "head",
                MemberKind.TiedHead,
                [EmbeddingsLayer.RowOf(builder.Spec), "Vocab"],
                "Scores each token by the token table that it was read with."
            )
            : new(
                "Head",
                "head",
                MemberKind.Linear,
                [EmbeddingsLayer.RowOf(builder.Spec), "Vocab"],
                "Scores each token of the vocabulary.",
                Bias: builder.Spec.Get(Options.HeadBias)
            );
}
