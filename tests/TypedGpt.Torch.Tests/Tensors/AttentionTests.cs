using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class AttentionTests
{
    private readonly Tensor<Batch, Heads, Seq, HeadDim> queries = Given.Tensor<Batch, Heads, Seq, HeadDim>();
    private readonly Tensor<Batch, Heads, KeySeq, HeadDim> keys = Given.Tensor<Batch, Heads, KeySeq, HeadDim>();
    private readonly Tensor<Batch, Heads, KeySeq, Emb> values = Given.Tensor<Batch, Heads, KeySeq, Emb>();

    [Fact]
    public void Fused_attention_is_the_textbooks()
    {
        var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);
        Tensor<Batch, Heads, Seq, Emb> context = queries.ScaledDotProductAttention(keys, values);
        Expect.Same(scores.Softmax().MatMul(values).Raw, context, 1e-5);
    }

    [Fact]
    public void Hides_what_the_mask_hides()
    {
        var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);
        var hidden = new CausalMask<Context>().For(scores);
        var expected = scores.MaskedFill(hidden).Softmax().MatMul(values);
        Expect.Same(expected.Raw, queries.ScaledDotProductAttention(keys, values, hidden), 1e-5);
        Expect.Same(expected.Raw, queries.ScaledDotProductAttention(keys, values, causal: true), 1e-5);
    }

    [Fact]
    public void A_causal_query_after_a_cache_sees_all_keys_before_it()
    {
        var whole = queries.ScaledDotProductAttention(keys, values, causal: true);
        var last = queries.LastRows(2).ScaledDotProductAttention(keys, values, causal: true);
        Expect.Same(whole.LastRows(2).Raw, last, 1e-5);
    }

    [Fact]
    public void Demands_operands_of_one_batch_and_one_length()
    {
        var fewer = Tensor.Assume<Batch, Heads, KeySeq, Emb>(torch.randn(2, 4, 1, 8));
        Expect.Refused(() => queries.ScaledDotProductAttention(keys, fewer), "KeySeq is 3", "1");
        var none = keys.FirstRows(1);
        Expect.Refused(
            () => queries.ScaledDotProductAttention(none, values.FirstRows(1), causal: true),
            "3 queries",
            "1 keys"
        );
    }
}
