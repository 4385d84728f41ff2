using System.Collections.Generic;
using static TypedGpt.Architecture.Specs.OptionKinds;

namespace TypedGpt.Architecture.Specs;

/// <summary>Options of norms, and of where they stand.</summary>
internal static class NormOptions
{
    public static readonly Option<NormChoice> Norm = Choice(
        nameof(Norm),
        NormChoice.Rms,
        "Llama 2 7B",
        "layer norms (Ba et al. 2016) or RMS norms (Zhang and Sennrich 2019)",
        "Layer"
    );

    public static readonly Option<bool?> NormBias = Tristate(
        nameof(NormBias),
        false,
        "whether layer norms add a learned bias",
        "true, but for norms without weight"
    );

    public static readonly Option<bool> NormPlusOne = Flag(
        nameof(NormPlusOne),
        "whether norms scale by 1 + weight, as in Gemma, and not by the weight"
    );

    public static readonly Option<bool> NormWeight = Unless(
        nameof(NormWeight),
        "whether norms have a learned scale; the first OLMo has none"
    );

    public static readonly Option<PlacementChoice> NormPlacement = Choice(
        nameof(NormPlacement),
        PlacementChoice.Both,
        "Gemma 2 2B",
        "f being attention or feed-forward and n a norm: `Pre` x + f(n(x)), `Post` x + n(f(x)) as in OLMo 2, `Both` x + n(f(n(x))) as in Gemma 2, `After` n(x + f(x)) as in OPT-350m",
        "Pre"
    );

    public static readonly Option<bool> FinalNorm = Unless(nameof(FinalNorm), "whether a norm stands before the head");

    public static readonly Option<bool> EmbNorm = Flag(
        nameof(EmbNorm),
        "whether a norm stands behind the embeddings, as in BLOOM"
    );

    public static readonly Option<QkNormChoice> QkNorm = Choice(
        nameof(QkNorm),
        QkNormChoice.Head,
        "Qwen3 0.6B",
        "norms on queries and keys: `Head` over each head by one scale (Qwen 3, Gemma 3), `HeadEach` by a scale for each head (Cohere, StableLM; never a bias), `Width` over the whole width (OLMo 2)",
        "None"
    );

    public static readonly Option<bool> QkNormAfterRotary = Flag(
        nameof(QkNormAfterRotary),
        "whether the norms of heads stand behind the turns of queries and keys, as in Hunyuan, and not before",
        Beside(nameof(QkNorm), nameof(QkNormChoice.Head)),
        Beside(nameof(PositionOptions.Positions), nameof(PositionChoice.Rotary))
    );

    public static IReadOnlyList<Option> All { get; } =
    [Norm, NormBias, NormPlusOne, NormWeight, NormPlacement, FinalNorm, EmbNorm, QkNorm, QkNormAfterRotary];
}
