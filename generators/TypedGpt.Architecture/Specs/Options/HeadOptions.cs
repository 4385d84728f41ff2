using System.Collections.Generic;
using static TypedGpt.Architecture.Specs.OptionKinds;

namespace TypedGpt.Architecture.Specs;

/// <summary>Options of attention heads.</summary>
internal static class HeadOptions
{
    public static readonly Option<int?> KvHeads = OptionalSize(
        nameof(KvHeads),
        4,
        "Llama 3.2 1B",
        "the heads of keys and values, each shared by NHeads / KvHeads query heads (Ainslie et al. 2023); 1 is multi-query attention",
        "`NHeads`"
    );

    public static readonly Option<int?> HeadDim = OptionalSize(
        nameof(HeadDim),
        128,
        "Qwen3 0.6B",
        "the width of one head",
        "`EmbDim` / `NHeads`"
    );

    public static readonly Option<bool> OutputBias = Unless(
        nameof(OutputBias),
        "whether the projection behind the heads has a bias"
    );

    public static readonly Option<double?> QkvClip = Factor(
        nameof(QkvClip),
        8,
        "MPT 7B",
        "the bound between whose negative and itself queries, keys and values are clamped",
        "no bound"
    );

    public static readonly Option<double?> AttentionScale = Factor(
        nameof(AttentionScale),
        0.0625,
        "Gemma 2 2B",
        "what scores are multiplied by",
        "1 / sqrt(`HeadDim`)"
    );

    public static readonly Option<double?> AttentionSoftCap = Factor(
        nameof(AttentionSoftCap),
        50,
        "Gemma 2 2B",
        "the c of c x tanh(score / c), which keeps scores within +-c",
        "no cap"
    );

    public static readonly Option<bool> AttentionSinks = Flag(
        nameof(AttentionSinks),
        "whether each head has a learned score that takes part in the softmax and belongs to no key, as in gpt-oss"
    );

    public static readonly Option<bool> FusedAttention = Flag(
        nameof(FusedAttention),
        "whether attention is torch's `scaled_dot_product_attention`, and not the expansion into scores and weights"
    );

    public static IReadOnlyList<Option> All { get; } =
    [KvHeads, HeadDim, OutputBias, QkvClip, AttentionScale, AttentionSoftCap, AttentionSinks, FusedAttention];
}
