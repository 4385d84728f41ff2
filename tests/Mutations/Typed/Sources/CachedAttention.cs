using System;
using TypedGpt;
using TypedGpt.Torch;

namespace Written;

[GptModel(VocabSize = 61, ContextLength = 24, EmbDim = 48, NHeads = 6, NLayers = 2, FeedForwardDim = 80)]
public partial class Cached
{
    [Layer]
    public sealed partial class Decoding
    {
        public partial Linear<Emb, QueryWidth> Query { get; }
        public partial Linear<Emb, KeyWidth> Key { get; }
        public partial Linear<Emb, ValueWidth> Value { get; }
        public partial Linear<ValueWidth, Emb> Output { get; }
        public partial CausalMask<Context> Mask { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x, KeyValueCache<Heads, HeadDim, ValueDim> cache)
        {
            var queries = Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle();
            var newKeys = Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle();
            var newValues = Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle();
            var (keys, values) = cache.Append(newKeys, newValues);

            var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);
            var weights = scores.MaskedFill(Mask.For(scores)).Softmax();
            var mixed = weights.MatMul(values).TransposeMiddle();
            return Output.Forward(mixed.Flatten(ValueWidth.IntoHeads));
        }

        public Tensor<Batch, Seq, Emb> Padded(Tensor<Batch, Seq, Emb> x, Mask<Batch, Seq> padding)
        {
            var queries = Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle();
            var keys = Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys();
            var values = Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys();

            var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);
            var visible = scores.MaskedFill(Mask.For(scores)).HideKeys(padding.AsKeys());
            var mixed = visible.Softmax().MatMul(values);
            return Output.Forward(mixed.TransposeMiddle().Flatten(ValueWidth.IntoHeads));
        }
    }
}
