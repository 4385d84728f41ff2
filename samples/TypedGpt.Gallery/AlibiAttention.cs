using TypedGpt.Torch;

namespace TypedGpt.Gallery;

/// <summary>Each head lowers a score by the distance of the key, times a slope of its own (Press et al. 2022).</summary>
[GptModel(VocabSize = 19, ContextLength = 13, EmbDim = 30, NHeads = 6, NLayers = 2, DropRate = 0.1, FeedForwardDim = 28)]
public partial class AlibiAttention
{
    /// <summary>softmax(Q Kᵀ / sqrt(d) + slope x (key - query)) V.</summary>
    public sealed partial class Attention
    {
        [Options(Bias = false)] public partial Linear<Emb, QueryWidth> Query { get; }
        [Options(Bias = false)] public partial Linear<Emb, KeyWidth> Key { get; }
        [Options(Bias = false)] public partial Linear<Emb, ValueWidth> Value { get; }
        public partial Linear<ValueWidth, Emb> Output { get; }
        public partial Alibi<Context, Heads> Distances { get; }
        public partial CausalMask<Context> Mask { get; }
        public partial Dropout Dropout { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            using var scope = NewScope();

            var queries = Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle();          // [Batch, Heads, Seq, HeadDim]
            var keys = Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys();        // [Batch, Heads, KeySeq, HeadDim]
            var values = Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys();  // [Batch, Heads, KeySeq, ValueDim]

            var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);               // [Batch, Heads, Seq, KeySeq]
            var biased = scores + Distances.For(scores);                                               // [Batch, Heads, Seq, KeySeq]
            var weights = Dropout.Forward(biased.MaskedFill(Mask.For(biased)).Softmax());              // [Batch, Heads, Seq, KeySeq]
            var mixed = weights.MatMul(values).TransposeMiddle();                                      // [Batch, Seq, Heads, ValueDim]
            return scope.Keep(Output.Forward(mixed.Flatten(ValueWidth.IntoHeads)));                    // [Batch, Seq, Emb]
        }
    }
}
