using TypedGpt.Torch;

namespace TypedGpt.Models;

/// <summary>The placeholder model with a real layer norm and GELU.</summary>
[GptModel(
    VocabSize = 50257,
    ContextLength = 1024,
    EmbDim = 768,
    NHeads = 12,
    NLayers = 12,
    DropRate = 0.1,
    QkvBias = false
)]
public partial class Gpt124MWithGelu
{
    /// <summary>The block as far as it is built.</summary>
    public sealed partial class Block
    {
        /// <summary>Normalizes each vector: mean 0, variance 1.</summary>
        public partial LayerNorm<Emb> Norm { get; }

        /// <summary>Norm and activation: [Batch, Seq, Emb].</summary>
        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Norm.Forward(x).GeluTanh();
    }
}
