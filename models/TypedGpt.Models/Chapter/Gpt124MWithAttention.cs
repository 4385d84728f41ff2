using TypedGpt.Torch;

namespace TypedGpt.Models;

/// <summary>The model with attention and feed-forward layer, each behind a shortcut; only the dropout between them is missing.</summary>
[GptModel(
    VocabSize = 50257,
    ContextLength = 1024,
    EmbDim = 768,
    NHeads = 12,
    NLayers = 12,
    DropRate = 0.1,
    QkvBias = false
)]
public partial class Gpt124MWithAttention
{
    /// <summary>The block as far as it is built.</summary>
    public sealed partial class Block
    {
        /// <summary>Normalizes what the attention reads.</summary>
        public partial LayerNorm<Emb> Norm1 { get; }

        /// <summary>Multi-head causal self-attention.</summary>
        public partial Attention Attention { get; }

        /// <summary>Normalizes what the feed-forward layer reads.</summary>
        public partial LayerNorm<Emb> Norm2 { get; }

        /// <summary>Wider, GELU, and back.</summary>
        public partial FeedForward FeedForward { get; }

        /// <summary>Attention, then feed-forward, each behind a shortcut: [Batch, Seq, Emb].</summary>
        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            x += Attention.Forward(Norm1.Forward(x));
            return x + FeedForward.Forward(Norm2.Forward(x));
        }
    }
}
