using TypedGpt.Torch;

namespace TypedGpt.Gallery.Tests;

/// <summary>A model with every kind of part that a user's layer can have, and no two sizes alike.</summary>
[GptModel(VocabSize = 23, ContextLength = 11, EmbDim = 24, NHeads = 4, NLayers = 2, FeedForwardDim = 28)]
internal sealed partial class EveryKind
{
    [Dim(5)]
    internal partial struct Rank;

    [Dim(3)]
    internal partial struct Half;

    [Dim(typeof(Two), typeof(Half))]
    internal partial struct HeadDim;

    [Dim(typeof(Half), typeof(Rank))]
    internal partial struct Wide;

    [DimSum(typeof(Emb), typeof(Rank))]
    internal partial struct Joined;

    [DimSum(typeof(Rank), typeof(Wide), typeof(Half))]
    internal partial struct All;

    [Dim(7)]
    internal partial struct Window;

    /// <summary>A parameter of each beginning, of one to four axes.</summary>
    [Layer]
    internal sealed partial class Begun
    {
        [Parameter(Init = Init.Zeros)]
        public partial Tensor<Rank> Zeros { get; }

        [Parameter(Init = Init.Ones)]
        public partial Tensor<Two, Rank> Ones { get; }

        [Parameter(Init = Init.Normal, Std = 0.5)]
        public partial Tensor<Two, Half, Wide> Normal { get; }

        [Parameter(Init = Init.KaimingUniform)]
        public partial Tensor<Two, Half, Rank, Emb> Uniform { get; }

        public Tensor<Emb> Forward()
        {
            var sum = Uniform.SumOfFirst().SumOfFirst().SumOfRows();
            return sum * (Normal.SumOfAll() + Ones.SumOfAll() + Zeros.Sum());
        }
    }

    /// <summary>The innermost layer: narrow and back, from any width over any other.</summary>
    [Layer]
    internal sealed partial class Narrow<Width, Inside>
        where Width : struct, IDim
        where Inside : struct, IDim
    {
        public partial Linear<Width, Inside> Down { get; }

        [Options(Bias = false)]
        public partial Linear<Inside, Width> Up { get; }

        public Tensor<Batch, Seq, Width> Forward(Tensor<Batch, Seq, Width> x) => Up.Forward(Down.Forward(x).Silu());
    }

    /// <summary>Holds a list of generic layers and one more, with the inside of either chosen here.</summary>
    [Layer]
    internal sealed partial class Middle<Width>
        where Width : struct, IDim
    {
        [Options(NormEps = 1e-6)]
        public partial RmsNorm<Width> Norm { get; }

        [Options(Count = 2)]
        public partial LayerList<Narrow<Width, Rank>> Steps { get; }

        public partial Narrow<Width, Wide> Last { get; }

        public Tensor<Batch, Seq, Width> Forward(Tensor<Batch, Seq, Width> x)
        {
            x = Norm.Forward(x);
            foreach (var step in Steps)
            {
                x += step.Forward(x);
            }

            return x + Last.Forward(x);
        }
    }

    /// <summary>A list of lists, and the parameters.</summary>
    internal sealed partial class FeedForward
    {
        [Options(Count = 3)]
        public partial LayerList<Middle<Joined>> Outer { get; }

        public partial Embedding<Context, Rank> Places { get; }

        public partial Begun Begun { get; }

        public partial Linear<Emb, Rank> Extra { get; }

        [Parameter(Init = Init.Normal)]
        public partial Tensor<Emb> Shift { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            var extra = Extra.Forward(x) + Places.Weight.MeanOfRows();
            var joined = x.Concat(extra, Joined.IntoSections);
            foreach (var middle in Outer)
            {
                joined = middle.Forward(joined);
            }

            return joined.Split(Joined.IntoSections).First + Begun.Forward() + Shift;
        }
    }

    /// <summary>Attention with everything that knows positions.</summary>
    internal sealed partial class Attention
    {
        public partial WindowMask<Context, Window> Near { get; }
        public partial Linear<Emb, QueryWidth> Query { get; }
        public partial CausalMask<Context> Mask { get; }
        public partial Linear<Emb, KeyWidth> Key { get; }

        [Options(Theta = 500)]
        public partial Rotary<HeadDim, Half> Turn { get; }

        public partial Linear<Emb, ValueWidth> Value { get; }
        public partial Alibi<Context, Heads> Distances { get; }
        public partial Linear<ValueWidth, Emb> Output { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            var queries = Turn.Forward(Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle());
            var keys = Turn.Forward(Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle()).AsKeys();
            var values = Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys();
            var scores = queries.MatMul(keys.TransposeLast());
            scores += Distances.For(scores);
            var weights = scores.MaskedFill(Near.For(scores)).MaskedFill(Mask.For(scores)).Softmax();
            return Output.Forward(weights.MatMul(values).TransposeMiddle().Flatten(ValueWidth.IntoHeads));
        }
    }
}
