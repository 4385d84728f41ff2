using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The output head: a score for each token of the vocabulary, by a weight of its own or the token table.</summary>
internal static class HeadLayer
{
    public static Member InModel(GraphBuilder builder) =>
        builder.Spec.Get(Options.TieWeights)
            ? new(
                "Head",
                "head",
                MemberKind.TiedHead,
                ["Emb", "Vocab"],
                "Scores each token by the token table that it was read with."
            )
            : new(
                "Head",
                "head",
                MemberKind.Linear,
                ["Emb", "Vocab"],
                "Scores each token of the vocabulary.",
                Bias: builder.Spec.Get(Options.HeadBias),
                Checkpoint: new("lm_head", HasBias: false)
            );
}
