namespace TypedGpt;

/// <summary>
/// Gives a model rotary positions (Su et al. 2021): pair i of the turned elements of each query and key is turned by the angle
/// position x Theta^(-2i / width). It stands beside <see cref="GptModelAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RotaryAttribute : Attribute
{
    /// <summary>The base of the frequencies. 10000 when left out; Llama 3 has 500000.</summary>
    public double Theta { get; set; } = 10000;

    /// <summary>The elements at the front of a head that are turned, an even number. The whole head when left out.</summary>
    public int Dim { get; set; }

    /// <summary>
    /// Whether elements 2i and 2i + 1 are a pair, as in GPT-J, and not i and i + width / 2, as in GPT-NeoX and Llama. False
    /// when left out.
    /// </summary>
    public bool Interleaved { get; set; }

    /// <summary>The base in layers with a window, as in Gemma 3. <see cref="Theta"/> when left out.</summary>
    public double LocalTheta { get; set; }

    /// <summary>The layers, from 0, that turn nothing, as in SmolLM3. None when left out.</summary>
    public int[] SkipLayers { get; set; } = [];

    /// <summary>How the frequencies are stretched to a longer context. They are not when left out.</summary>
    public RotaryScalingKind Scaling { get; set; }

    /// <summary>How many times longer the context is than the one trained on. Required by every scaling but LongRope.</summary>
    public double Factor { get; set; }

    /// <summary>The longest sequence that was trained on, in tokens. The model's ContextLength when left out.</summary>
    public int OriginalContext { get; set; }

    /// <summary>
    /// Llama3: frequencies that turn less often than this in the original context are divided by <see cref="Factor"/>. 1
    /// when left out.
    /// </summary>
    public double LowFactor { get; set; } = 1;

    /// <summary>Llama3: frequencies that turn more often than this in the original context are kept. 4 when left out.</summary>
    public double HighFactor { get; set; } = 4;

    /// <summary>Yarn: frequencies that turn more often than this in the original context are kept. 32 when left out.</summary>
    public double BetaFast { get; set; } = 32;

    /// <summary>
    /// Yarn: frequencies that turn less often than this in the original context are divided by <see cref="Factor"/>. 1 when
    /// left out.
    /// </summary>
    public double BetaSlow { get; set; } = 1;

    /// <summary>
    /// Yarn: whether the first and the last pair that are mixed are whole numbers. True when left out; gpt-oss has false.
    /// </summary>
    public bool Truncate { get; set; } = true;

    /// <summary>
    /// Yarn and LongRope: what turned queries and keys are multiplied by. When left out 0.1 ln(Factor) + 1 (Peng et al. 2023),
    /// or sqrt(1 + ln(Factor) / ln(OriginalContext)) (Ding et al. 2024).
    /// </summary>
    public double AttentionFactor { get; set; }

    /// <summary>
    /// Yarn in DeepSeek: the m of (0.1 m ln(Factor) + 1) / (0.1 MScaleAllDim ln(Factor) + 1), which takes the place of
    /// <see cref="AttentionFactor"/>.
    /// </summary>
    public double MScale { get; set; }

    /// <summary>Yarn in DeepSeek: the other number of <see cref="MScale"/>'s formula.</summary>
    public double MScaleAllDim { get; set; }

    /// <summary>LongRope: what the frequency of each pair is divided by up to the original context.</summary>
    public double[] ShortFactors { get; set; } = [];

    /// <summary>LongRope: what the frequency of each pair is divided by beyond it.</summary>
    public double[] LongFactors { get; set; } = [];

    /// <summary>Whether the scaling holds for layers with a window too. When left out it does, unless there is a <see cref="LocalTheta"/>.</summary>
    public bool ScalingLocal { get; set; }
}
