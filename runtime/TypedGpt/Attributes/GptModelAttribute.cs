namespace TypedGpt;

/// <summary>
/// Turns a partial class into a GPT: the generator reads this configuration and emits the model's dimensions, layers,
/// forward pass and table of parameters. A value that cannot work is a compile error on that very argument.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GptModelAttribute : Attribute
{
    /// <summary>Required. The number of tokens in the vocabulary; 50257 for GPT-2.</summary>
    public int VocabSize { get; set; }

    /// <summary>Required. The longest sequence the model can read, in tokens; 1024 for GPT-2.</summary>
    public int ContextLength { get; set; }

    /// <summary>Required. The embedding width: how many numbers stand for one token between the layers.</summary>
    public int EmbDim { get; set; }

    /// <summary>Required. The number of attention heads of each block. It divides <see cref="EmbDim"/>.</summary>
    public int NHeads { get; set; }

    /// <summary>Required. The number of transformer blocks.</summary>
    public int NLayers { get; set; }

    /// <summary>
    /// The probability with which dropout zeroes a value, in [0, 1): after the embeddings, on the attention weights, and
    /// on what each block adds to its input. 0 when left out.
    /// </summary>
    public double DropRate { get; set; }

    /// <summary>Whether the query, key and value projections have a bias. False when left out.</summary>
    public bool QkvBias { get; set; }

    /// <summary>
    /// Whether the output head uses the token table as its weight, as the released GPT-2 weights do. False when left out.
    /// </summary>
    public bool TieWeights { get; set; }

    /// <summary>
    /// Whether the output head has a bias, one number for each token of the vocabulary. False when left out. A tied head has
    /// none.
    /// </summary>
    public bool HeadBias { get; set; }

    /// <summary>The width inside the feed-forward layer. Four times <see cref="EmbDim"/> when left out.</summary>
    public int FeedForwardDim { get; set; }

    /// <summary>What a layer norm adds to the variance before the square root. 1e-5 when left out.</summary>
    public double NormEps { get; set; } = 1e-5;

    /// <summary>
    /// The standard deviation with which weights and tables are drawn, normal around 0; GPT-2 has 0.02. What a block adds to
    /// its input is drawn with 1 / sqrt(2 x <see cref="NLayers"/>) of it, and biases begin at 0 (Radford et al. 2019, section
    /// 2.3). When left out, everything is drawn as PyTorch draws it.
    /// </summary>
    public double InitStd { get; set; }

    /// <summary>The drop rate after the embeddings, in [0, 1). It takes the place of <see cref="DropRate"/>.</summary>
    public double DropRateEmb { get; set; }

    /// <summary>The drop rate on the attention weights, in [0, 1). It takes the place of <see cref="DropRate"/>.</summary>
    public double DropRateAttention { get; set; }

    /// <summary>
    /// The drop rate on what attention and feed-forward add to their input, in [0, 1). It takes the place of
    /// <see cref="DropRate"/>.
    /// </summary>
    public double DropRateShortcut { get; set; }
}
