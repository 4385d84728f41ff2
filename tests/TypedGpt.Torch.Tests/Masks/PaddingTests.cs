using TorchSharp;

namespace TypedGpt.Torch.Tests;

/// <summary>Prompts of several lengths, padded at the left: the first rows of a sequence see no key at all.</summary>
public sealed class PaddingTests
{
    private readonly Mask<Batch, KeySeq> padding = Indices
        .From<Batch, Seq, Vocab>([0, 0, 5], [1, 2, 3])
        .Where(0)
        .AsKeys();
    private readonly torch.Tensor raw = torch.randn(2, Heads.Size, 3, 3, requires_grad: true);
    private readonly CausalMask<Context> future = new();

    private Tensor<Batch, Heads, Seq, KeySeq> Scores => Tensor.Assume<Batch, Heads, Seq, KeySeq>(raw);

    [Fact]
    public void A_row_without_keys_is_zeros_in_whatever_order_the_masks_come()
    {
        var first = Scores.HideKeys(padding).MaskedFill(future.For(Scores)).Softmax();
        var second = Scores.MaskedFill(future.For(Scores)).HideKeys(padding).Softmax();

        Expect.Same(first.Raw, second);
        Expect.Same(torch.zeros(Heads.Size, 2, 3), first.Raw[0, .., ..2]);
        Expect.Same(torch.tensor(new float[] { 0, 0, 1 }).expand(Heads.Size, 3), first.Raw[0, .., 2]);
        Expect.Same(raw[1].masked_fill(future.For(Scores).Raw, double.NegativeInfinity).softmax(-1), first.Raw[1]);
    }

    [Fact]
    public void It_is_so_at_every_rank_and_for_masks_that_were_put_together()
    {
        var single = Given.Tensor<Batch, Seq, KeySeq>();
        var weights = single.MaskedFill(future.For(single)).HideKeys(padding).Softmax();
        Expect.Same(torch.zeros(2, 3), weights.Raw[0, ..2]);

        var causal = future.For(single);
        Expect.Same(torch.zeros(2, 3, 3), single.MaskedFill(causal | !causal).Softmax());
        var grouped = Given.Tensor<Batch, KvHeads, Group, Seq, KeySeq>();
        Expect.Same(torch.zeros([2, 2, 2, 3, 3]), grouped.MaskedFill(causal | !causal).Softmax());

        var pooled = Given.Tensor<Batch, Seq>();
        var nothing = Indices.From<Batch, Seq, Vocab>([0, 0, 0], [1, 0, 0]).Where(0);
        Expect.Same(
            torch.tensor(
                new float[,]
                {
                    { 0, 0, 0 },
                    { 1, 0, 0 },
                }
            ),
            pooled.MaskedFill(nothing).Softmax()
        );
    }

    [Fact]
    public void What_is_NaN_already_stays_so()
    {
        var broken = Tensor.Assume<Batch, Heads, Seq, KeySeq>(torch.full(2, Heads.Size, 3, 3, float.NaN));
        Assert.True(broken.HideKeys(padding).Softmax().Raw[0, 0, 2].isnan().any().item<bool>());
    }

    [Fact]
    public void Gradients_are_numbers()
    {
        var values = torch.randn(2, Heads.Size, 3, Emb.Size, requires_grad: true);
        var weights = Scores.MaskedFill(future.For(Scores)).HideKeys(padding).Softmax();
        weights.MatMul(Tensor.Assume<Batch, Heads, KeySeq, Emb>(values)).Raw.square().sum().backward();

        Assert.False(values.grad!.isnan().any().item<bool>());
        Assert.False(raw.grad!.isnan().any().item<bool>());
        Expect.Same(torch.zeros(Heads.Size, 2, 3), raw.grad[0, .., ..2]);
        Assert.NotEqual(0, raw.grad[1].abs().sum().item<float>());
    }

    [Fact]
    public void The_fused_form_takes_padding_and_gives_the_same()
    {
        var queries = torch.randn(2, Heads.Size, 3, HeadDim.Size, requires_grad: true);
        var typed = Tensor.Assume<Batch, Heads, Seq, HeadDim>(queries);
        var keys = Given.Tensor<Batch, Heads, KeySeq, HeadDim>();
        var values = Given.Tensor<Batch, Heads, KeySeq, Emb>();
        var scores = typed.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);

        Tensor<Batch, Heads, Seq, Emb> open = typed.ScaledDotProductAttention(keys, values, padding);
        Expect.Same(scores.HideKeys(padding).Softmax().MatMul(values).Raw, open, 1e-5);

        var causal = typed.ScaledDotProductAttention(keys, values, padding, causal: true);
        var plain = scores.MaskedFill(future.For(scores)).HideKeys(padding).Softmax().MatMul(values);
        Expect.Same(plain.Raw, causal, 1e-5);
        Expect.Same(torch.zeros(Heads.Size, 2, Emb.Size), causal.Raw[0, .., ..2]);

        Expect.Same(Gradient(plain.Raw), Gradient(causal.Raw), 1e-5);

        torch.Tensor Gradient(torch.Tensor output)
        {
            queries.grad?.zero_();
            output.square().sum().backward();
            return queries.grad!.clone();
        }
    }

    [Fact]
    public void The_fused_form_demands_padding_for_its_keys()
    {
        var queries = Given.Tensor<Batch, Heads, Seq, HeadDim>();
        var keys = queries.AsKeys();
        var fewer = Indices.From<Batch, Seq, Vocab>([0, 0], [1, 2]).Where(0).AsKeys();
        Expect.Refused(() => queries.ScaledDotProductAttention(keys, keys, fewer), "KeySeq is 3", "2");
        var one = Indices.From<Batch, Seq, Vocab>([0, 0, 5]).Where(0).AsKeys();
        Expect.Refused(() => queries.ScaledDotProductAttention(keys, keys, one, causal: true), "Batch is 2", "1");
    }

    [Fact]
    public void Nothing_is_left() =>
        Expect.NothingLeft(() =>
        {
            using var scope = Scope.New();
            _ = Scores.MaskedFill(future.For(Scores)).HideKeys(padding).Softmax();
        });
}
