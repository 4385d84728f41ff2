using TypedGpt;
using TypedGpt.Torch;

namespace Copies;

/// <summary>GPT-2 as a user writes it by hand on the typed core.</summary>
[GptModel(VocabSize = 50257, ContextLength = 1024, EmbDim = 768, NHeads = 12, NLayers = 12, DropRate = 0.1)]
public partial class TypedByHand
{
    public sealed partial class Attention
    {
        [Options(Bias = false)]
        public partial Linear<Emb, QueryWidth> Query { get; }

        [Options(Bias = false)]
        public partial Linear<Emb, KeyWidth> Key { get; }

        [Options(Bias = false)]
        public partial Linear<Emb, ValueWidth> Value { get; }

        public partial Linear<ValueWidth, Emb> Output { get; }
        public partial CausalMask<Context> Mask { get; }
        public partial Dropout Dropout { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            using var scope = NewScope();
            var queries = Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle();
            var keys = Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys();
            var values = Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys();

            var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);
            var weights = Dropout.Forward(scores.MaskedFill(Mask.For(scores)).Softmax());
            var mixed = weights.MatMul(values).TransposeMiddle();
            return scope.Keep(Output.Forward(mixed.Flatten(ValueWidth.IntoHeads)));
        }
    }

    public sealed partial class Block
    {
        public partial LayerNorm<Emb> Norm1 { get; }
        public partial Attention Attention { get; }
        public partial LayerNorm<Emb> Norm2 { get; }
        public partial Linear<Emb, Hidden> Widen { get; }
        public partial Linear<Hidden, Emb> Narrow { get; }
        public partial Dropout Dropout { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            using var scope = NewScope();
            x += Dropout.Forward(Attention.Forward(Norm1.Forward(x)));
            var hidden = Widen.Forward(Norm2.Forward(x)).GeluTanh();
            x += Dropout.Forward(Narrow.Forward(hidden));
            return scope.Keep(x);
        }
    }
}
