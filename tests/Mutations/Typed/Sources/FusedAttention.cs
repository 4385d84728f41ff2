using System;
using TypedGpt;
using TypedGpt.Torch;

namespace Written;

[GptModel(VocabSize = 61, ContextLength = 24, EmbDim = 48, NHeads = 6, NLayers = 2, FeedForwardDim = 80)]
public partial class Fused
{
    [DimSum(typeof(QueryWidth), typeof(KeyWidth), typeof(ValueWidth))]
    public partial struct Qkv;

    public sealed partial class Attention
    {
        public partial Linear<Emb, Qkv> Projection { get; }
        public partial Linear<ValueWidth, Emb> Output { get; }
        public partial CausalMask<Context> Mask { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            var (asked, found, given) = Projection.Forward(x).Split(Qkv.IntoSections);
            var queries = asked.Unflatten(QueryWidth.IntoHeads).TransposeMiddle();
            var keys = found.Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys();
            var values = given.Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys();

            var mixed = queries.ScaledDotProductAttention(keys, values, causal: true);
            return Output.Forward(mixed.TransposeMiddle().Flatten(ValueWidth.IntoHeads));
        }

        public Tensor<Batch, Seq, Qkv> Joined(Tensor<Batch, Seq, Emb> x)
        {
            var (asked, found, given) = Projection.Forward(x).Split(Qkv.IntoSections);
            return asked.Concat(found, given, Qkv.IntoSections);
        }

        public Tensor<Batch, Seq, Emb> Masked(Tensor<Batch, Seq, Emb> x)
        {
            var (asked, found, given) = Projection.Forward(x).Split(Qkv.IntoSections);
            var queries = asked.Unflatten(QueryWidth.IntoHeads).TransposeMiddle();
            var keys = found.Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys();
            var values = given.Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys();

            var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);
            var hidden = Mask.For(scores);
            var mixed = queries.ScaledDotProductAttention(keys, values, hidden);
            return Output.Forward(mixed.TransposeMiddle().Flatten(ValueWidth.IntoHeads));
        }
    }
}
