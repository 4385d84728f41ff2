using System.Collections.Generic;
using System.Linq;

namespace TypedGpt.Architecture.Specs;

/// <summary>Every option of a model. Their order is that of the documentation.</summary>
internal static class Options
{
    public static readonly Option<int> VocabSize = Size(
        nameof(VocabSize),
        50257,
        "the number of tokens in the vocabulary",
        blame: 4
    );

    public static readonly Option<int> ContextLength = Size(
        nameof(ContextLength),
        1024,
        "the longest sequence, in tokens",
        blame: 5
    );

    public static readonly Option<int> EmbDim = Size(
        nameof(EmbDim),
        768,
        "the width of the vector that stands for a token",
        blame: 1
    );

    public static readonly Option<int> NHeads = Size(nameof(NHeads), 12, "the attention heads of a block");

    public static readonly Option<int> NLayers = Size(nameof(NLayers), 12, "the number of blocks", blame: 2);

    public static readonly Option<double> DropRate = Rate(
        nameof(DropRate),
        "dropout after the embeddings, on the attention weights, on what a block adds"
    );

    public static readonly Option<double> DropRateEmb = Rate(
        nameof(DropRateEmb),
        "the rate after the embeddings, instead of `DropRate`",
        DropRate
    );

    public static readonly Option<double> DropRateAttention = Rate(
        nameof(DropRateAttention),
        "the rate on the attention weights, instead of `DropRate`",
        DropRate
    );

    public static readonly Option<double> DropRateShortcut = Rate(
        nameof(DropRateShortcut),
        "the rate on what a block adds, instead of `DropRate`",
        DropRate
    );

    public static readonly Option<bool> QkvBias = Flag(nameof(QkvBias), "whether query, key and value have a bias");

    public static readonly Option<bool> TieWeights = Flag(nameof(TieWeights), "whether the head uses the token table");

    public static readonly Option<bool> HeadBias = Flag(
        nameof(HeadBias),
        "whether the output head has a bias",
        (TieWeights, "whose head is the token table and has nothing of its own: leave one of the two out")
    );

    public static readonly Option<int?> FeedForwardDim = new(
        nameof(FeedForwardDim),
        new Value.Integer(3072),
        "the width inside the feed-forward layer",
        $"{UsualMultiple} x `EmbDim`",
        otherwise: null,
        value => Whole(value)
    )
    {
        Bounds = Bounds.Size,
        Blame = 3,
    };

    /// <summary>How many times wider than the embedding GPT-2's feed-forward layer is inside.</summary>
    public const int UsualMultiple = 4;

    /// <summary>What PyTorch's LayerNorm and GPT-2 add to the variance.</summary>
    public const double DefaultEps = 1e-5;

    public static readonly Option<double> NormEps = new(
        nameof(NormEps),
        new Value.Real(DefaultEps),
        "what a norm adds to the variance",
        "1e-5",
        DefaultEps,
        Number
    )
    {
        Bounds = Bounds.Epsilon,
    };

    public static readonly Option<double?> InitStd = new(
        nameof(InitStd),
        new Value.Real(0.02),
        "the standard deviation of weights and tables as drawn; what a block adds has 1/sqrt(2 x `NLayers`) of it, biases are 0",
        "as PyTorch draws",
        otherwise: null,
        value => Number(value)
    )
    {
        Bounds = Bounds.Spread,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All { get; } =
    [
        VocabSize,
        ContextLength,
        EmbDim,
        NHeads,
        NLayers,
        DropRate,
        DropRateEmb,
        DropRateAttention,
        DropRateShortcut,
        QkvBias,
        TieWeights,
        HeadBias,
        FeedForwardDim,
        NormEps,
        InitStd,
    ];

    /// <summary>The option of that name, if there is one.</summary>
    public static Option? Named(string name) => All.FirstOrDefault(option => option.Name == name);

    /// <summary>GPT-2 124M: every required option with its example.</summary>
    public static Arguments Example { get; } =
        Arguments.Of(
            All.Where(option => option.IsRequired).Select(option => new Argument(option.Name, option.Example))
        );

    private static Option<int> Size(string name, int example, string meaning, int blame = 0) =>
        new(name, new Value.Integer(example), meaning, "an error, TGPT1003", 0, Whole)
        {
            IsRequired = true,
            Bounds = Bounds.Size,
            Blame = blame,
        };

    private static Option<double> Rate(string name, string meaning, Option<double>? common = null) =>
        new(name, new Value.Real(0.1), meaning, common is null ? "0" : $"`{common.Name}`", 0, Number, common)
        {
            Bounds = Bounds.Rate,
        };

    private static Option<bool> Flag(string name, string meaning, params (Option Other, string Why)[] excludedBy) =>
        new(name, new Value.Flag(true), meaning, "false", false, value => ((Value.Flag)value).IsSet)
        {
            ExcludedBy = excludedBy,
        };

    private static double Number(Value value) => ((Value.Real)value).Number;

    private static int Whole(Value value) => checked((int)((Value.Integer)value).Number);
}
