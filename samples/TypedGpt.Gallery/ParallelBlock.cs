using TypedGpt.Torch;

namespace TypedGpt.Gallery;

/// <summary>Attention and feed-forward side by side, behind one norm (GPT-J, Wang and Komatsuzaki 2021).</summary>
[GptModel(VocabSize = 19, ContextLength = 13, EmbDim = 20, NHeads = 4, NLayers = 2, DropRate = 0.1, FeedForwardDim = 28)]
public partial class ParallelBlock
{
    /// <summary>x + Attention(Norm(x)) + FeedForward(Norm(x)).</summary>
    public sealed partial class Block
    {
        public partial LayerNorm<Emb> Norm { get; }         // the only norm of the block
        public partial Attention Attention { get; }         // as the generator writes it
        public partial FeedForward FeedForward { get; }     // as the generator writes it
        public partial Dropout Dropout { get; }             // on both branches

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            using var scope = NewScope();

            var h = Norm.Forward(x);                                                // [Batch, Seq, Emb]
            var attention = Dropout.Forward(Attention.Forward(h));                  // [Batch, Seq, Emb]
            var feedForward = Dropout.Forward(FeedForward.Forward(h));              // [Batch, Seq, Emb]
            return scope.Keep(x + attention + feedForward);                         // [Batch, Seq, Emb]
        }
    }
}
