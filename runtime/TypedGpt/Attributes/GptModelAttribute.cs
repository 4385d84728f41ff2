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

    /// <summary>
    /// A Hugging Face config.json among the project's AdditionalFiles, such as <c>"config.json"</c>. Everything is read from
    /// it; what is given beside it takes the place of its values.
    /// </summary>
    public string? From { get; set; }

    /// <summary>
    /// The naming scheme of the model's checkpoints, such as <c>"gpt2"</c> or <c>"llama"</c>. The one that goes with the
    /// model's layers when left out.
    /// </summary>
    public string? Layout { get; set; }

    /// <summary>The type of the parameters, as the published bytes count them. Float32 when left out.</summary>
    public NumberType Type { get; set; }

    /// <summary>What norms divide by. A layer norm when left out.</summary>
    public NormType Norm { get; set; }

    /// <summary>Whether layer norms add a learned bias. True when left out, but for norms without weight.</summary>
    public bool NormBias { get; set; }

    /// <summary>Whether norms scale by 1 + weight, as in Gemma, and not by the weight. False when left out.</summary>
    public bool NormPlusOne { get; set; }

    /// <summary>Whether norms have a learned scale. True when left out; the first OLMo has none.</summary>
    public bool NormWeight { get; set; } = true;

    /// <summary>Where a block has its norms. Before attention and feed-forward when left out.</summary>
    public NormPlacement NormPlacement { get; set; }

    /// <summary>Whether a norm stands before the head. True when left out.</summary>
    public bool FinalNorm { get; set; } = true;

    /// <summary>Whether a norm stands behind the embeddings, as in BLOOM. False when left out.</summary>
    public bool EmbNorm { get; set; }

    /// <summary>Over what queries and keys are normalized. They are not when left out.</summary>
    public QkNorm QkNorm { get; set; }

    /// <summary>
    /// Whether the norms of heads stand behind the turns of queries and keys, as in Hunyuan, and not before. False when left
    /// out.
    /// </summary>
    public bool QkNormAfterRotary { get; set; }

    /// <summary>
    /// The heads of keys and values, each of which NHeads / KvHeads query heads share (Ainslie et al. 2023). It divides
    /// <see cref="NHeads"/>; 1 is multi-query attention (Shazeer 2019). <see cref="NHeads"/> when left out.
    /// </summary>
    public int KvHeads { get; set; }

    /// <summary>The width of one head. <see cref="EmbDim"/> / <see cref="NHeads"/> when left out.</summary>
    public int HeadDim { get; set; }

    /// <summary>Whether the projection behind the heads has a bias. True when left out, as in GPT-2.</summary>
    public bool OutputBias { get; set; } = true;

    /// <summary>Queries, keys and values are clamped to lie between minus this and this, as in MPT. No bound when left out.</summary>
    public double QkvClip { get; set; }

    /// <summary>What scores are multiplied by. 1 / sqrt(<see cref="HeadDim"/>) when left out.</summary>
    public double AttentionScale { get; set; }

    /// <summary>The c of c tanh(score / c), which keeps scores within ±c (Gemma 2). No cap when left out.</summary>
    public double AttentionSoftCap { get; set; }

    /// <summary>
    /// Whether each head has a learned score that takes part in the softmax and belongs to no key, as in gpt-oss. False when
    /// left out.
    /// </summary>
    public bool AttentionSinks { get; set; }

    /// <summary>
    /// Whether attention is torch's scaled_dot_product_attention, whose memory grows with the context and not with its
    /// square, and not the expansion into scores and weights. False when left out.
    /// </summary>
    public bool FusedAttention { get; set; }

    /// <summary>How the model knows positions. From a table when left out, or by turns with <see cref="RotaryAttribute"/>.</summary>
    public Positions Positions { get; set; }

    /// <summary>The rows of the position table before that of the first position; 2 in OPT. 0 when left out.</summary>
    public int PositionOffset { get; set; }

    /// <summary>The function inside the feed-forward layer. The tanh form of GELU when left out.</summary>
    public Activation Activation { get; set; }

    /// <summary>Whether the feed-forward layer is down(f(gate x) * up x) (Shazeer 2020). False when left out.</summary>
    public bool Gated { get; set; }

    /// <summary>
    /// The limit l of gpt-oss: down((up + 1) * gate * sigmoid(1.702 gate)), the gate clamped above at l and up to ±l. No
    /// limit when left out.
    /// </summary>
    public double GateLimit { get; set; }

    /// <summary>Whether the feed-forward layer has biases. True when left out, as in GPT-2.</summary>
    public bool FeedForwardBias { get; set; } = true;

    /// <summary>Whether attention and feed-forward read the same. One after the other when left out.</summary>
    public ParallelBranches Parallel { get; set; }

    /// <summary>What the rows of the token table are multiplied by. 1 when left out.</summary>
    public double EmbScale { get; set; }

    /// <summary>Whether the rows of the token table are multiplied by sqrt(<see cref="EmbDim"/>), as in Gemma. False when left out.</summary>
    public bool EmbScaleRoot { get; set; }

    /// <summary>What attention and feed-forward are multiplied by before they are added, as in Granite. 1 when left out.</summary>
    public double ResidualScale { get; set; }

    /// <summary>What logits are multiplied by, as in Cohere. 1 when left out.</summary>
    public double LogitScale { get; set; }

    /// <summary>The c of c tanh(logit / c), which keeps logits within ±c (Gemma 2). No cap when left out.</summary>
    public double LogitSoftCap { get; set; }

    /// <summary>
    /// The width of the token table and the head, where a projection without bias stands between them and the blocks, as in
    /// OPT-350m. <see cref="EmbDim"/> when left out.
    /// </summary>
    public int TokenDim { get; set; }
}
