using System.Collections.Generic;
using System.Linq;
using static TypedGpt.Architecture.Specs.OptionKinds;

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

    public static readonly Option<bool> HeadBias = new(
        nameof(HeadBias),
        new Value.Flag(true),
        "whether the output head has a bias",
        "false",
        false,
        value => ((Value.Flag)value).IsSet
    )
    {
        ExcludedBy =
        [
            (TieWeights, "whose head is the token table and has nothing of its own: leave one of the two out"),
        ],
    };

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
        ExampleOf = "GPT-2 124M",
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

    /// <summary>Those of the first GPTs, as the textbooks have them.</summary>
    public static IReadOnlyList<Option> OfTextbooks => EveryOption.OfTextbooks;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All => EveryOption.All;

    /// <summary>The attributes that have options beside <c>[GptModel]</c>, without <c>Attribute</c>.</summary>
    public static IReadOnlyList<string> SmallAttributes => EveryOption.SmallAttributes;

    /// <summary>The option of that name, if there is one.</summary>
    public static Option? Named(string name) => All.FirstOrDefault(option => option.Name == name);

    /// <summary>GPT-2 124M: every required option with its example.</summary>
    public static Arguments Example => EveryOption.Example;

    /// <summary>The lists, made once every option is: an option's place in its file says nothing about when it is made.</summary>
    private static class EveryOption
    {
        public static readonly IReadOnlyList<Option> OfTextbooks =
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

        public static readonly IReadOnlyList<Option> All =
        [
            .. OfTextbooks,
            .. SourceOptions.All,
            .. NormOptions.All,
            .. HeadOptions.All,
            .. PositionOptions.All,
            .. FeedForwardOptions.All,
            .. ScaleOptions.All,
            .. RotaryOptions.All,
            .. SlidingWindowOptions.All,
            .. MixtureOfExpertsOptions.All,
            .. LatentAttentionOptions.All,
        ];

        public static readonly IReadOnlyList<string> SmallAttributes =
        [
            .. All.Select(option => option.Attribute).Where(name => name != Option.ModelAttribute).Distinct(),
        ];

        public static readonly Arguments Example = Arguments.Of(
            OfTextbooks.Where(option => option.IsRequired).Select(option => new Argument(option.Name, option.Example))
        );
    }
}
