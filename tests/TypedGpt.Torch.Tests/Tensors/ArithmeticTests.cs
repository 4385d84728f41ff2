using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class ArithmeticTests
{
    private readonly Tensor<Batch, Seq, Emb> a = Given.Tensor<Batch, Seq, Emb>();
    private readonly Tensor<Batch, Seq, Emb> b = Given.Tensor<Batch, Seq, Emb>();

    [Fact]
    public void Adds_a_row_of_its_own_to_each_of_the_second_axis()
    {
        var heads = Given.Tensor<Batch, Heads, Seq, HeadDim>();
        var rows = Given.Tensor<Heads, HeadDim>();
        Tensor<Batch, Heads, Seq, HeadDim> sum = heads.AddToEach(rows);
        Expect.Same(heads.Raw[1, 2, 0] + rows.Raw[2], sum.Raw[1, 2, 0]);
        Expect.Same(heads.Raw + rows.Raw.reshape(1, 4, 1, 6), sum);
        Expect.NothingLeft(() => heads.AddToEach(rows).Raw.Dispose());
        var other = Tensor.Assume<Heads, Seq>(torch.randn(4, 2));
        Expect.Refused(() => Given.Tensor<Batch, Heads, HeadDim, Seq>().AddToEach(other), "Seq is 3", "2");
    }

    [Fact]
    public void Computes_element_by_element()
    {
        Expect.Same(a.Raw + b.Raw, a + b);
        Expect.Same(a.Raw - b.Raw, a - b);
        Expect.Same(a.Raw * b.Raw, a * b);
        Expect.Same(a.Raw / b.Raw, a / b);
        Expect.Same(-a.Raw, -a);
    }

    [Fact]
    public void Computes_with_a_number_on_either_side()
    {
        Expect.Same(a.Raw + 2.5, a + 2.5);
        Expect.Same(a.Raw - 2.5, a - 2.5);
        Expect.Same(a.Raw * 2.5, 2.5 * a);
        Expect.Same(a.Raw / 2.5, a / 2.5);
        Expect.Same(2.5 - a.Raw, 2.5 - a);
        Expect.Same(2.5 + a.Raw, 2.5 + a);
    }

    [Fact]
    public void Computes_with_a_number_that_was_learned()
    {
        var number = Given.Tensor<One>().Column(0);
        Expect.Same(a.Raw * number.Raw, a * number);
        Expect.Same(a.Raw + number.Raw, number + a);
        Expect.Same(a.Raw / number.Raw, a / number);
        Expect.Same(number.Raw - number.Raw * 3, number - number * 3);
    }

    [Fact]
    public void Repeats_a_tensor_of_the_last_axes()
    {
        var bias = Given.Tensor<Emb>();
        var positions = Given.Tensor<Seq, Emb>();
        Expect.Same(a.Raw + bias.Raw, a + bias);
        Expect.Same(a.Raw * bias.Raw, bias * a);
        Expect.Same(a.Raw - positions.Raw, a - positions);
        Expect.Same(a.Raw / positions.Raw, a / positions);
        Expect.Same(a.Raw + positions.Raw, positions + a);
    }

    [Fact]
    public void Repeats_a_bias_of_heads_over_the_batch()
    {
        var scores = Given.Tensor<Batch, Heads, Seq, KeySeq>();
        var bias = Given.Tensor<Heads, Seq, KeySeq>();
        Expect.Same(scores.Raw + bias.Raw, scores + bias);
    }

    [Fact]
    public void Never_repeats_one_position_silently()
    {
        var one = Given.Rows(batch: 2, length: 1);
        Expect.Refused(() => _ = a + one, "Seq is 3", "and 1 in the other", "slicing");
        Expect.Refused(() => _ = one * a, "Seq is 1", "and 3");
        Expect.Refused(() => _ = a - Given.Rows(batch: 1, length: 3), "Batch is 2", "and 1");
    }

    [Fact]
    public void Never_repeats_one_position_of_a_table_silently()
    {
        var one = Tensor.Assume<Seq, Emb>(torch.randn(1, Emb.Size));
        Expect.Refused(() => _ = a + one, "Seq is 3", "1");
    }

    [Fact]
    public void Multiplies_each_row_by_its_number()
    {
        var factors = Given.Tensor<Batch, Seq>();
        Expect.Same(a.Raw * factors.Raw.unsqueeze(-1), a.ScaleRows(factors));
        Expect.Same(a.Raw / factors.Raw.unsqueeze(-1), a.DivideRows(factors));
        Expect.Same(a.Raw + factors.Raw.unsqueeze(-1), a.AddToRows(factors));
    }

    [Fact]
    public void Demands_a_number_for_each_row()
    {
        var factors = Tensor.Assume<Batch, Seq>(torch.randn(2, 1));
        Expect.Refused(() => a.ScaleRows(factors), "Seq is 3", "1");
    }

    [Fact]
    public void Multiplies_each_with_each()
    {
        var left = Given.Tensor<Heads>();
        var right = Given.Tensor<Seq>();
        Expect.Same(left.Raw.outer(right.Raw), left.Outer(right));
    }
}
