using TypedGpt.Torch;

namespace TypedGpt.Models.Tests.Pages;

/// <summary>The model of docs/cache.md.</summary>
[GptModel(VocabSize = 65, ContextLength = 16, EmbDim = 12, NHeads = 3, NLayers = 2)]
public sealed partial class Cached
{
    public sealed partial class Attention
    {
        public partial Linear<Emb, QueryWidth> Query { get; }
        public partial Linear<Emb, KeyWidth> Key { get; }
        public partial Linear<Emb, ValueWidth> Value { get; }
        public partial Linear<ValueWidth, Emb> Output { get; }
        public partial CausalMask<Context> Mask { get; }

        public KeyValueCache<Heads, HeadDim, ValueDim> Cache { get; } = new();

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            using var scope = NewScope();
            var queries = Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle();
            var newKeys = Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle();
            var newValues = Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle();
            var (keys, values) = Cache.Append(newKeys, newValues);

            var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);
            var weights = scores.MaskedFill(Mask.For(scores)).Softmax();
            var context = weights.MatMul(values).TransposeMiddle();
            return scope.Keep(Output.Forward(context.Flatten(ValueWidth.IntoHeads)));
        }
    }

    public Tensor<Batch, Seq, Vocab> Continue(Indices<Batch, Seq, Vocab> ids)
    {
        using var scope = NewScope();
        var positions = ids.Positions<Context>(start: Blocks[0].Attention.Cache.Length);
        var x = InputEmbeddings.Tokens.Forward(ids) + InputEmbeddings.Positions.Forward(positions);
        foreach (var block in Blocks)
        {
            x = block.Forward(x);
        }

        return scope.Keep(Head.Forward(FinalNorm.Forward(x)));
    }

    public void Forget()
    {
        foreach (var block in Blocks)
        {
            block.Attention.Cache.Clear();
        }
    }
}
