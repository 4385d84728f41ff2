using TypedGpt;
using TypedGpt.Torch;

namespace Written;

[GptModel(VocabSize = 61, ContextLength = 24, EmbDim = 48, NHeads = 6, NLayers = 2, FeedForwardDim = 80)]
public partial class Normed
{
    public sealed partial class Norm
    {
        [Parameter(Init = Init.Ones)]
        public partial Tensor<Emb> Scale { get; }

        [Parameter]
        public partial Tensor<Emb> Shift { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            var centred = x.AddToRows(-x.Mean());
            var spread = (centred.Variance() + 1e-5).Sqrt();
            return centred.DivideRows(spread) * Scale + Shift;
        }
    }

    public sealed partial class FeedForward
    {
        public partial Linear<Emb, Hidden> Gate { get; }
        public partial Linear<Emb, Hidden> Up { get; }
        public partial Linear<Hidden, Emb> Down { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            var gate = Gate.Forward(x).Silu();
            var hidden = gate * Up.Forward(x);
            return Down.Forward(hidden);
        }
    }

    public sealed partial class Block
    {
        public partial Norm Before { get; }
        public partial Attention Attention { get; }
        public partial Norm Between { get; }
        public partial FeedForward FeedForward { get; }
        public partial Dropout Dropout { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            var attended = x + Dropout.Forward(Attention.Forward(Before.Forward(x)));
            var worked = FeedForward.Forward(Between.Forward(attended));
            return attended + Dropout.Forward(worked);
        }
    }

    [Layer]
    public sealed partial class Scaled
    {
        [Parameter(Init = Init.Ones)]
        public partial Tensor<Heads, HeadDim> PerHead { get; }

        [Parameter(Init = Init.Normal, Std = 0.02)]
        public partial Tensor<Emb, QueryWidth> Weight { get; }

        [Parameter]
        public partial Tensor<QueryWidth> Bias { get; }

        public Tensor<Batch, Seq, Heads, HeadDim> Forward(Tensor<Batch, Seq, Emb> x)
        {
            var queries = x.MatMul(Weight) + Bias;
            return queries.Unflatten(QueryWidth.IntoHeads) * PerHead;
        }
    }
}
