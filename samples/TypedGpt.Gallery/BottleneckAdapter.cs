using TypedGpt.Torch;

namespace TypedGpt.Gallery;

/// <summary>Two narrow adapters in each block, which alone would be trained (Houlsby et al. 2019, section 2.1).</summary>
[GptModel(VocabSize = 19, ContextLength = 13, EmbDim = 20, NHeads = 4, NLayers = 2, DropRate = 0.1, FeedForwardDim = 28)]
public partial class BottleneckAdapter
{
    /// <summary>m, the inside of an adapter.</summary>
    [Dim(3)] public partial struct Bottleneck;

    /// <summary>x + f(x Down) Up on the last axis. Near the identity at first, so that a trained model stays what it is.</summary>
    [Layer]
    public sealed partial class Adapter<Width>
        where Width : struct, IDim
    {
        [Parameter(Init = Init.Normal, Std = 0.01)] public partial Tensor<Width, Bottleneck> Down { get; }
        [Parameter] public partial Tensor<Bottleneck> DownBias { get; }
        [Parameter(Init = Init.Normal, Std = 0.01)] public partial Tensor<Bottleneck, Width> Up { get; }
        [Parameter] public partial Tensor<Width> UpBias { get; }

        public Tensor<Batch, Seq, Width> Forward(Tensor<Batch, Seq, Width> x)
        {
            using var scope = NewScope();

            var narrow = (x.MatMul(Down) + DownBias).GeluTanh();                                // [Batch, Seq, Bottleneck]
            return scope.Keep(x + (narrow.MatMul(Up) + UpBias));                                // [Batch, Seq, Width]
        }
    }

    /// <summary>The block of GPT-2, with an adapter before each of its two sums.</summary>
    public sealed partial class Block
    {
        public partial LayerNorm<Emb> Norm1 { get; }
        public partial Attention Attention { get; }
        public partial Adapter<Emb> Adapter1 { get; }
        public partial LayerNorm<Emb> Norm2 { get; }
        public partial FeedForward FeedForward { get; }
        public partial Adapter<Emb> Adapter2 { get; }
        public partial Dropout Dropout { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            using var scope = NewScope();

            var attention = Dropout.Forward(Attention.Forward(Norm1.Forward(x)));               // [Batch, Seq, Emb]
            x += Adapter1.Forward(attention);                                                   // [Batch, Seq, Emb]
            var feedForward = Dropout.Forward(FeedForward.Forward(Norm2.Forward(x)));           // [Batch, Seq, Emb]
            return scope.Keep(x + Adapter2.Forward(feedForward));                               // [Batch, Seq, Emb]
        }
    }
}
