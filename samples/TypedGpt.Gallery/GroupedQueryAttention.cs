using TypedGpt.Torch;

namespace TypedGpt.Gallery;

/// <summary>The query heads of a group share one head of keys and values (Ainslie et al. 2023).</summary>
[GptModel(VocabSize = 19, ContextLength = 13, EmbDim = 30, NHeads = 6, NLayers = 2, DropRate = 0.1, FeedForwardDim = 28)]
public partial class GroupedQueryAttention
{
    /// <summary>The heads of keys and values.</summary>
    [Dim(2)] public partial struct KvHeads;

    /// <summary>The query heads that share one of them.</summary>
    [Dim(3)] public partial struct Group;

    /// <summary>NHeads says how many there are, this how they are grouped: an error where the two disagree.</summary>
    [Dim(typeof(KvHeads), typeof(Group))] public partial struct Heads;

    /// <summary>The keys of all KvHeads, side by side.</summary>
    [Dim(typeof(KvHeads), typeof(HeadDim))] public partial struct GroupedKeys;

    /// <summary>The values of all KvHeads, side by side.</summary>
    [Dim(typeof(KvHeads), typeof(ValueDim))] public partial struct GroupedValues;

    /// <summary>softmax(Q Kᵀ / sqrt(d)) V, with the K and V of the query's group.</summary>
    public sealed partial class Attention
    {
        [Options(Bias = false)] public partial Linear<Emb, QueryWidth> Query { get; }
        [Options(Bias = false)] public partial Linear<Emb, GroupedKeys> Key { get; }
        [Options(Bias = false)] public partial Linear<Emb, GroupedValues> Value { get; }
        [Options(Bias = false)] public partial Linear<ValueWidth, Emb> Output { get; }
        public partial CausalMask<Context> Mask { get; }
        public partial Dropout Dropout { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            using var scope = NewScope();

            var heads = Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle();        // [Batch, Heads, Seq, HeadDim]
            var queries = heads.UnflattenHeads(Heads.IntoKvHeads);                                 // [Batch, KvHeads, Group, Seq, HeadDim]
            var keys = Key.Forward(x).Unflatten(GroupedKeys.IntoKvHeads).TransposeMiddle();        // [Batch, KvHeads, Seq, HeadDim]
            var values = Value.Forward(x).Unflatten(GroupedValues.IntoKvHeads).TransposeMiddle();  // [Batch, KvHeads, Seq, ValueDim]

            var scores = queries.MatMul(keys.AsKeys().TransposeLast()) / Math.Sqrt(HeadDim.Size);  // [Batch, KvHeads, Group, Seq, KeySeq]
            var weights = Dropout.Forward(scores.MaskedFill(Mask.For(scores)).Softmax());          // [Batch, KvHeads, Group, Seq, KeySeq]
            var mixed = weights.MatMul(values.AsKeys()).FlattenHeads(Heads.IntoKvHeads);           // [Batch, Heads, Seq, ValueDim]
            var merged = mixed.TransposeMiddle().Flatten(ValueWidth.IntoHeads);                    // [Batch, Seq, ValueWidth]
            return scope.Keep(Output.Forward(merged));                                             // [Batch, Seq, Emb]
        }
    }
}
