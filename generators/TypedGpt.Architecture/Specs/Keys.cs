namespace TypedGpt.Architecture.Specs;

/// <summary>The names of a configuration's values, as the attribute spells them.</summary>
internal static class Keys
{
    public const string VocabSize = nameof(VocabSize);
    public const string ContextLength = nameof(ContextLength);
    public const string EmbDim = nameof(EmbDim);
    public const string NHeads = nameof(NHeads);
    public const string NLayers = nameof(NLayers);
    public const string DropRate = nameof(DropRate);
    public const string QkvBias = nameof(QkvBias);
    public const string TieWeights = nameof(TieWeights);
    public const string FeedForwardDim = nameof(FeedForwardDim);
    public const string NormEps = nameof(NormEps);
    public const string DropRateEmb = nameof(DropRateEmb);
    public const string DropRateAttention = nameof(DropRateAttention);
    public const string DropRateShortcut = nameof(DropRateShortcut);

    /// <summary>The sizes without which there is no model.</summary>
    public static readonly string[] Required = [VocabSize, ContextLength, EmbDim, NHeads, NLayers];

    /// <summary>Every value that counts something.</summary>
    public static readonly string[] Sizes = [.. Required, FeedForwardDim];

    /// <summary>The rates that take the place of <see cref="DropRate"/>, one for each place of a dropout.</summary>
    public static readonly string[] SeparateDropRates = [DropRateEmb, DropRateAttention, DropRateShortcut];
}
