using TypedGpt.Torch;

namespace TypedGpt.Gallery;

/// <summary>Each norm comes after the sum, and none before the head (Vaswani et al. 2017, section 3.1).</summary>
[GptModel(VocabSize = 19, ContextLength = 13, EmbDim = 20, NHeads = 4, NLayers = 2, DropRate = 0.1, FeedForwardDim = 28)]
public partial class PostNormBlock
{
    /// <summary>y = Norm(x + Attention(x)), then Norm(y + FeedForward(y)).</summary>
    public sealed partial class Block
    {
        public partial Attention Attention { get; }         // as the generator writes it
        public partial LayerNorm<Emb> Norm1 { get; }        // of the sum with what the attention gives
        public partial FeedForward FeedForward { get; }     // as the generator writes it
        public partial LayerNorm<Emb> Norm2 { get; }        // of the sum with what the feed-forward layer gives
        public partial Dropout Dropout { get; }             // before each sum

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            using var scope = NewScope();

            var y = Norm1.Forward(x + Dropout.Forward(Attention.Forward(x)));               // [Batch, Seq, Emb]
            return scope.Keep(Norm2.Forward(y + Dropout.Forward(FeedForward.Forward(y))));  // [Batch, Seq, Emb]
        }
    }

    /// <summary>Stands where the norm before the head would be: the last block has normalized already.</summary>
    [Layer(Replaces = LayerRole.Norm)]
    public sealed partial class NormalizedAlready
    {
        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x;             // [Batch, Seq, Emb]
    }
}
