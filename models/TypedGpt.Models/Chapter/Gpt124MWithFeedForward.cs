using TypedGpt.Torch;

namespace TypedGpt.Models;

/// <summary>The placeholder model with a real layer norm, GELU and feed-forward layer.</summary>
[GptModel(
    VocabSize = 50257,
    ContextLength = 1024,
    EmbDim = 768,
    NHeads = 12,
    NLayers = 12,
    DropRate = 0.1,
    QkvBias = false
)]
public partial class Gpt124MWithFeedForward
{
    /// <summary>The block as far as it is built.</summary>
    public sealed partial class Block
    {
        /// <summary>Normalizes each vector: mean 0, variance 1.</summary>
        public partial LayerNorm<Emb> Norm { get; }

        /// <summary>Wider, GELU, and back.</summary>
        public partial FeedForward FeedForward { get; }

        /// <summary>Norm and feed-forward layer: [Batch, Seq, Emb].</summary>
        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => FeedForward.Forward(Norm.Forward(x));
    }
}
