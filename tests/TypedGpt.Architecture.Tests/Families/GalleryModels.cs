using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>
/// The gallery's models with a layer of ops in the place of the one that samples/TypedGpt.Gallery has by hand, and the same
/// with routers that none of the checkpoints has.
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

    public static readonly ModelGraph GroupedQueryAttention = Graphs.Gpt2With(
        nameof(GroupedQueryAttention),
        OfSixHeads,
        AttentionLayers.Attention("Attention", Members.Causal),
        new DimList().Attention(heads: 6, kvHeads: 2, headDim: 5, isTurned: false)
    );

    public static readonly ModelGraph AlibiAttention = Graphs.Gpt2With(
        nameof(AlibiAttention),
        OfSixHeads,
        AttentionLayers.Attention(
            "Attention",
            Members.Causal,
            distances: Members.Distances,
            isGrouped: false,
            hasOutputBias: true
        ),
        []
    );

    /// <summary>Latent attention as in DeepSeek-V2-Lite, the queries not compressed.</summary>
    public static readonly ModelGraph MultiHeadLatentAttention = Graphs.Gpt2With(
        nameof(MultiHeadLatentAttention),
        OfFourHeads,
        LatentAttention.Layer(Members.Rotary("RotaryDim", theta: 10000), eps: 1e-6, queryLatent: null),
        new DimList().Latent(heads: 4, latent: 9, contentDim: 5, rotaryDim: 6, valueDim: 5)
    );

    public static readonly ModelGraph MixtureOfExperts = Graphs.Gpt2With(
        nameof(MixtureOfExperts),
        OfFourHeads,
        FeedForwardLayers.Experts("FeedForward", new("Chosen", IsNormalized: true)),
        new DimList().Experts(experts: 6, chosen: 2, width: 12)
    );

    /// <summary>The router of DeepSeek-V2: groups are as good as their best expert, and gates are scores times a factor.</summary>
    public static readonly ModelGraph ExpertsInGroups = Graphs.Gpt2With(
        nameof(ExpertsInGroups),
        OfFourHeads,
        FeedForwardLayers.Experts(
            "FeedForward",
            new("Chosen", Groups: new("Groups", "PerGroup", "Kept", IsSumOfBestTwo: false), Factor: 16)
        ),
        new DimList().Experts(experts: 6, chosen: 2, width: 12).Groups(groups: 3, kept: 2)
    );

    /// <summary>The router of OLMoE: the probabilities of the chosen experts as they are.</summary>
    public static readonly ModelGraph ExpertsByProbability = Graphs.Gpt2With(
        nameof(ExpertsByProbability),
        OfFourHeads,
        FeedForwardLayers.Experts("FeedForward", new("Chosen")),
        new DimList().Experts(experts: 6, chosen: 2, width: 12)
    );

    /// <summary>The router of gpt-oss, a softmax over the scores of the chosen experts, which have biases.</summary>
    public static readonly ModelGraph ExpertsByScore = Graphs.Gpt2With(
        nameof(ExpertsByScore),
        OfFourHeads,
        FeedForwardLayers.Experts("FeedForward", new("Chosen", IsSoftmaxOfChosen: true), hasBiases: true),
        new DimList().Experts(experts: 6, chosen: 2, width: 12)
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
