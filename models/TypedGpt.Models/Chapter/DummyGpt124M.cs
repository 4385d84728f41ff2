using TypedGpt.Torch;

namespace TypedGpt.Models;

/// <summary>
/// The placeholder model that a GPT starts as: embeddings and an output head are real, the blocks and the norm between
/// them return what they are given.
/// </summary>
[GptModel(
    VocabSize = 50257,
    ContextLength = 1024,
    EmbDim = 768,
    NHeads = 12,
    NLayers = 12,
    DropRate = 0.1,
    QkvBias = false
)]
public partial class DummyGpt124M
{
    /// <summary>Stands where the transformer block will be.</summary>
    [Layer(Replaces = LayerRole.Block)]
    public sealed partial class DummyTransformerBlock
    {
        /// <summary>Returns its input: [Batch, Seq, Emb].</summary>
        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x;
    }

    /// <summary>Stands where the layer norm will be.</summary>
    [Layer(Replaces = LayerRole.Norm)]
    public sealed partial class DummyLayerNorm
    {
        /// <summary>Returns its input: [Batch, Seq, Emb].</summary>
        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x;
    }
}
