using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>
/// The gallery's models by options, in the place of what samples/TypedGpt.Gallery has by hand, and the same with routers that
/// none of the checkpoints has.
/// </summary>
internal static class GalleryModels
{
    private static readonly (string, object)[] Sizes =
    [
        (nameof(Options.VocabSize), 19),
        (nameof(Options.ContextLength), 13),
        (nameof(Options.NLayers), 2),
        (nameof(Options.DropRate), 0.1),
        (nameof(Options.FeedForwardDim), 28),
    ];

    private static readonly (string, object)[] OfSixHeads =
    [
        .. Sizes,
        (nameof(Options.EmbDim), 30),
        (nameof(Options.NHeads), 6),
    ];

    private static readonly (string, object)[] OfFourHeads =
    [
        .. Sizes,
        (nameof(Options.EmbDim), 20),
        (nameof(Options.NHeads), 4),
    ];

    private static readonly (string, object)[] OfExperts =
    [
        .. OfFourHeads,
        ("Activation", nameof(ActivationChoice.Silu)),
        ("Gated", true),
        ("MixtureOfExperts.Experts", 6),
        ("MixtureOfExperts.Chosen", 2),
        ("MixtureOfExperts.ExpertDim", 12),
    ];

    public static readonly ModelGraph GroupedQueryAttention = Graphs.Printed(
        nameof(GroupedQueryAttention),
        [.. OfSixHeads, ("KvHeads", 2), ("OutputBias", false)]
    );

    /// <summary>The gallery's own has a table of positions too.</summary>
    public static readonly ModelGraph AlibiAttention = Graphs.Printed(
        nameof(AlibiAttention),
        [.. OfSixHeads, ("Positions", nameof(PositionChoice.Alibi))]
    );

    /// <summary>Latent attention as in DeepSeek-V2-Lite, the queries not compressed.</summary>
    public static readonly ModelGraph MultiHeadLatentAttention = Graphs.Printed(
        nameof(MultiHeadLatentAttention),
        [
            .. OfFourHeads,
            ("Norm", nameof(NormChoice.Rms)),
            ("NormEps", 1e-6),
            ("OutputBias", false),
            ("LatentAttention.KvLatentDim", 9),
            ("LatentAttention.ContentDim", 5),
            ("LatentAttention.RotaryDim", 6),
            ("LatentAttention.ValueDim", 5),
        ]
    );

    public static readonly ModelGraph MixtureOfExperts = Graphs.Printed(
        nameof(MixtureOfExperts),
        [.. OfExperts, ("MixtureOfExperts.Normalized", true)]
    );

    /// <summary>The router of DeepSeek-V2: groups are as good as their best expert, and gates are scores times a factor.</summary>
    public static readonly ModelGraph ExpertsInGroups = Graphs.Printed(
        nameof(ExpertsInGroups),
        [
            .. OfExperts,
            ("MixtureOfExperts.Groups", 3),
            ("MixtureOfExperts.KeptGroups", 2),
            ("MixtureOfExperts.Factor", 16.0),
        ]
    );

    /// <summary>The router of OLMoE: the probabilities of the chosen experts as they are.</summary>
    public static readonly ModelGraph ExpertsByProbability = Graphs.Printed(nameof(ExpertsByProbability), OfExperts);

    /// <summary>The router of gpt-oss, a softmax over the scores of the chosen experts, which have biases.</summary>
    public static readonly ModelGraph ExpertsByScore = Graphs.Printed(
        nameof(ExpertsByScore),
        [
            .. OfExperts,
            ("MixtureOfExperts.Score", nameof(ScoreChoice.SoftmaxOfChosen)),
            ("MixtureOfExperts.ExpertBias", true),
        ]
    );

    public static readonly ModelGraph[] All =
    [
        GroupedQueryAttention,
        AlibiAttention,
        MultiHeadLatentAttention,
        MixtureOfExperts,
        ExpertsInGroups,
        ExpertsByProbability,
        ExpertsByScore,
    ];
}
