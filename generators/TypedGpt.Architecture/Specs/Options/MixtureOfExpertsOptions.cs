using System.Collections.Generic;
using TypedGpt.Architecture.Collections;
using static TypedGpt.Architecture.Specs.OptionKinds;

namespace TypedGpt.Architecture.Specs;

/// <summary>Options of <c>[MixtureOfExperts]</c>.</summary>
internal static class MixtureOfExpertsOptions
{
    public const string Attribute = "MixtureOfExperts";

    private static readonly Argument OfEight = Beside(Key(nameof(Experts)), 8);
    private static readonly Argument OfTwo = Beside(Key(nameof(Chosen)), 2);
    private static readonly Argument InFour = Beside(Key(nameof(Groups)), 4);
    private static readonly Argument Shared = Beside(Key(nameof(SharedDim)), 512);

    public static readonly Option<int> Experts = Size(
        nameof(Experts),
        8,
        "how many experts a layer has (Shazeer et al. 2017)",
        OfTwo
    );

    public static readonly Option<int> Chosen = Size(nameof(Chosen), 2, "how many of them a token is sent to", OfEight);

    public static readonly Option<int?> ExpertDim = OptionalSize(
        Key(nameof(ExpertDim)),
        768,
        "Qwen3 30B-A3B",
        "the width inside an expert",
        "`FeedForwardDim`",
        0,
        OfEight,
        OfTwo
    );

    public static readonly Option<int?> SharedDim = OptionalSize(
        Key(nameof(SharedDim)),
        512,
        "a small DeepSeek",
        "the width inside the expert of all tokens; of several, side by side",
        "no such expert",
        0,
        OfEight,
        OfTwo
    );

    public static readonly Option<bool> SharedGate = Flag(
        Key(nameof(SharedGate)),
        "whether the shared expert is multiplied by sigmoid(w x), as in Qwen2-MoE",
        OfEight,
        OfTwo,
        Shared
    );

    public static readonly Option<ScoreChoice> Score = Choice(
        Key(nameof(Score)),
        ScoreChoice.Sigmoid,
        "DeepSeek-V3",
        "how scores become gates: `Softmax` over all experts, `Sigmoid` of each score (DeepSeek-V3), `SoftmaxOfChosen` over the chosen experts alone (gpt-oss)",
        "Softmax",
        OfEight,
        OfTwo
    );

    public static readonly Option<bool> Normalized = Flag(
        Key(nameof(Normalized)),
        "whether the gates of a token are divided by their sum",
        OfEight,
        OfTwo
    );

    public static readonly Option<double> Factor = Usual(
        Key(nameof(Factor)),
        2.5,
        "DeepSeek-V3",
        "what gates are multiplied by",
        1,
        OfEight,
        OfTwo
    );

    public static readonly Option<bool> CorrectionBias = Flag(
        Key(nameof(CorrectionBias)),
        "whether a learned number for each expert is added where experts are ranked, but not to their gates (DeepSeek-V3)",
        OfEight,
        OfTwo
    );

    public static readonly Option<int> Groups = One(
        nameof(Groups),
        4,
        "a small DeepSeek",
        "the groups in which the experts are, of which only the best are looked into (DeepSeek-V2, section 2.2.2)",
        OfEight,
        OfTwo
    );

    public static readonly Option<int> KeptGroups = One(
        nameof(KeptGroups),
        2,
        "a small DeepSeek",
        "the groups that are looked into for a token",
        OfEight,
        OfTwo,
        InFour
    );

    public static readonly Option<GroupChoice> GroupScore = Choice(
        Key(nameof(GroupScore)),
        GroupChoice.SumOfBestTwo,
        "DeepSeek-V3",
        "how good a group is: `Max` as its best expert (DeepSeek-V2), `SumOfBestTwo` as its two best together (DeepSeek-V3)",
        "Max",
        OfEight,
        OfTwo,
        InFour
    );

    public static readonly Option<bool> RouterBias = Flag(
        Key(nameof(RouterBias)),
        "whether the router has a bias",
        OfEight,
        OfTwo
    );

    public static readonly Option<bool> ExpertBias = Flag(
        Key(nameof(ExpertBias)),
        "whether experts have biases",
        OfEight,
        OfTwo
    );

    public static readonly Option<EquatableArray<int>> DenseLayers = LayerNumbers(
        Key(nameof(DenseLayers)),
        [0],
        "DeepSeek-V2",
        "the layers, from 0, that have a plain feed-forward layer, `FeedForwardDim` wide",
        OfEight,
        OfTwo
    );

    public static IReadOnlyList<Option> All { get; } =
    [
        Experts,
        Chosen,
        ExpertDim,
        SharedDim,
        SharedGate,
        Score,
        Normalized,
        Factor,
        CorrectionBias,
        Groups,
        KeptGroups,
        GroupScore,
        RouterBias,
        ExpertBias,
        DenseLayers,
    ];

    private static Option<int> Size(string property, int example, string meaning, params Argument[] beside) =>
        new(Key(property), new Value.Integer(example), meaning, "an error, TGPT1003", 0, Whole)
        {
            IsRequired = true,
            Bounds = Bounds.Size,
            ExampleOf = "Mixtral 8x7B",
            Beside = beside,
        };

    private static Option<int> One(
        string property,
        int example,
        string exampleOf,
        string meaning,
        params Argument[] beside
    ) =>
        new(Key(property), new Value.Integer(example), meaning, "1", 1, Whole)
        {
            Bounds = Bounds.Size,
            ExampleOf = exampleOf,
            Beside = beside,
        };

    private static string Key(string property) => $"{Attribute}.{property}";
}
