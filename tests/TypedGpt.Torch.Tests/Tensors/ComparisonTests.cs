using TorchSharp;

namespace TypedGpt.Torch.Tests;

public class ComparisonTests
{
    private readonly Tensor<Batch, Seq, Emb> x = Given.Tensor<Batch, Seq, Emb>();
    private readonly Tensor<Batch, Seq, Emb> y = Given.Tensor<Batch, Seq, Emb>();

    [Fact]
    public void Compares_with_a_number()
    {
        Mask<Batch, Seq, Emb> more = x > 0.5;
        Expect.Equal(x.Raw.gt(0.5), more);
        Expect.Equal(x.Raw.lt(0.5), x < 0.5);
        Expect.Equal(torch.ones(2, 3, 8, torch.ScalarType.Bool), x.ZerosLike() >= 0);
        Expect.Equal(torch.ones(2, 3, 8, torch.ScalarType.Bool), x.ZerosLike() <= 0);
        Expect.Equal(torch.zeros(2, 3, 8, torch.ScalarType.Bool), x.ZerosLike() > 0);
    }

    [Fact]
    public void Compares_with_another_tensor()
    {
        Expect.Equal(x.Raw.gt(y.Raw), x > y);
        Expect.Equal(x.Raw.lt(y.Raw), x < y);
        Expect.Equal(torch.ones(2, 3, 8, torch.ScalarType.Bool), x >= x.Detach());
        Expect.Equal(torch.ones(2, 3, 8, torch.ScalarType.Bool), x <= x.Detach());
        Expect.Refused(() => _ = x > Given.Rows(1, 3), "Batch is 2", "1");
    }

    [Fact]
    public void Probabilities_are_compared_too()
    {
        var chances = x.Softmax();
        Expect.Equal(chances.Raw.gt(0.1), chances > 0.1);
        Expect.Equal(chances.Raw.lt(0.1), chances < 0.1);
        Expect.Equal(chances.Raw.ge(0.1), chances >= 0.1);
        Expect.Equal(chances.Raw.le(0.1), chances <= 0.1);
    }

    [Fact]
    public void Masks_of_every_rank_combine()
    {
        Mask<Emb> one = x.Row(0).Row(0) > 0;
        Expect.Equal(one.Raw.logical_not(), !one);
        var (positive, small) = (x > 0, x < 1);
        Expect.Equal(positive.Raw.logical_and(small.Raw), positive & small);
        Expect.Equal(positive.Raw.logical_or(small.Raw), positive | small);
        Mask<Batch, Emb> two = x.Last() > 0;
        Expect.Equal(x.Last().Raw.gt(0), two);
    }

    [Fact]
    public void Fills_with_a_number_or_minus_infinity()
    {
        Expect.Same(x.Raw.masked_fill(x.Raw.gt(0), 0), x.MaskedFill(x > 0, 0));
        Expect.Same(x.Raw.masked_fill(x.Raw.gt(0), double.NegativeInfinity), x.MaskedFill(x > 0));
        var rows = Given.Tensor<Seq, Emb>();
        Expect.Same(x.Raw.masked_fill(rows.Raw.gt(0), -1), x.MaskedFill(rows > 0, -1));
        Expect.Same(rows.Raw.masked_fill(rows.Raw.gt(0), 7), rows.MaskedFill(rows > 0, 7));
        Expect.Refused(() => x.MaskedFill(Given.Rows(2, 2) > 0, 0), "Seq is 3", "2");
    }

    [Fact]
    public void Chooses_between_two_by_a_mask()
    {
        Expect.Same(torch.maximum(x.Raw, y.Raw), Tensor.Where(x > y, x, y));
        Expect.Refused(() => Tensor.Where(x > y, x, Given.Rows(1, 3)), "Batch is 2", "1");
    }

    [Fact]
    public void Indices_are_masked_at_every_rank()
    {
        var ids = Indices.From<Batch, Vocab>(3, 5);
        Expect.Values([-100, 5], ids.Replace(ids.Where(3), -100));
        var (_, chosen) = x.TopK<Rest>();
        Expect.Equal(chosen.Raw.eq(0), chosen.Where(0));
    }
}
