using System.Collections.Generic;
using static TypedGpt.Architecture.Specs.OptionKinds;

namespace TypedGpt.Architecture.Specs;

/// <summary>Options of embeddings and head: multipliers, the cap of logits, a narrower token table.</summary>
internal static class ScaleOptions
{
    public static readonly Option<double?> EmbScale = Factor(
        nameof(EmbScale),
        12,
        "Granite 3.3 8B",
        "what the rows of the token table are multiplied by",
        "1"
    );

    public static readonly Option<bool> EmbScaleRoot = Flag(
        nameof(EmbScaleRoot),
        "whether the rows of the token table are multiplied by sqrt(`EmbDim`), as in Gemma"
    );

    public static readonly Option<double?> ResidualScale = Factor(
        nameof(ResidualScale),
        0.22,
        "Granite 3.3 8B",
        "what attention and feed-forward are multiplied by before they are added",
        "1"
    );

    public static readonly Option<double?> LogitScale = Factor(
        nameof(LogitScale),
        0.0625,
        "Cohere Aya 23 8B",
        "what logits are multiplied by",
        "1"
    );

    public static readonly Option<double?> LogitSoftCap = Factor(
        nameof(LogitSoftCap),
        30,
        "Gemma 2 2B",
        "the c of c x tanh(logit / c), which keeps logits within +-c",
        "no cap"
    );

    public static readonly Option<int?> TokenDim = OptionalSize(
        nameof(TokenDim),
        512,
        "OPT 350M",
        "the width of the token table and of the head, where a projection without bias stands between them and the blocks",
        "`EmbDim`"
    );

    public static IReadOnlyList<Option> All { get; } =
    [EmbScale, EmbScaleRoot, ResidualScale, LogitScale, LogitSoftCap, TokenDim];
}
