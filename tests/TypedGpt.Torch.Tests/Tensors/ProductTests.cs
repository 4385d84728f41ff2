using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class ProductTests
{
    [Fact]
    public void Multiplies_matrices_of_every_rank()
    {
        Check(Given.Tensor<Seq, Emb>(), Given.Tensor<Emb, Hidden>(), (l, r) => l.MatMul(r));
        Check(Given.Tensor<Batch, Seq, Emb>(), Given.Tensor<Batch, Emb, Hidden>(), (l, r) => l.MatMul(r));
        Check(
            Given.Tensor<Batch, Heads, Seq, HeadDim>(),
            Given.Tensor<Batch, Heads, HeadDim, KeySeq>(),
            (l, r) => l.MatMul(r)
        );
        Check(
            Given.Tensor<Batch, KvHeads, Group, Seq, HeadDim>(),
            Given.Tensor<Batch, KvHeads, Group, HeadDim, KeySeq>(),
            (l, r) => l.MatMul(r)
        );
    }

    [Fact]
    public void Refuses_operands_of_two_element_types_of_which_torch_would_end_the_process()
    {
        var rows = Given.Tensor<Batch, Seq, Emb>();
        var wide = Given.Tensor<Emb, Hidden>().To(torch.ScalarType.Float64);
        Expect.Refused(() => rows.MatMul(wide), "Float32", "Float64", "To");
        var scores = Given.Tensor<Batch, Heads, Seq, KeySeq>().Softmax();
        var values = Given.Tensor<Batch, Heads, KeySeq, Emb>().To(torch.ScalarType.BFloat16);
        Expect.Refused(() => scores.MatMul(values), "Float32", "BFloat16");
    }

    [Fact]
    public void Shares_the_right_operand_where_it_has_fewer_axes()
    {
        Check(Given.Tensor<Batch, Seq, Emb>(), Given.Tensor<Emb, Hidden>(), (l, r) => l.MatMul(r));
        Check(Given.Tensor<Batch, Heads, Seq, Emb>(), Given.Tensor<Emb, Hidden>(), (l, r) => l.MatMul(r));
        Check(Given.Tensor<Batch, Heads, Seq, Emb>(), Given.Tensor<Heads, Emb, Hidden>(), (l, r) => l.MatMul(r));
    }

    [Fact]
    public void A_group_shares_one_right_operand()
    {
        var left = Given.Tensor<Batch, KvHeads, Group, Seq, HeadDim>();
        var right = Given.Tensor<Batch, KvHeads, HeadDim, KeySeq>();
        Expect.Same(left.Raw.matmul(right.Raw.unsqueeze(2)), left.MatMul(right), 1e-5);
    }

    [Fact]
    public void Weighs_values_with_probabilities()
    {
        var weights = Given.Tensor<Batch, Heads, Seq, KeySeq>().Softmax();
        var values = Given.Tensor<Batch, Heads, KeySeq, HeadDim>();
        Tensor<Batch, Heads, Seq, HeadDim> context = weights.MatMul(values);
        Expect.Same(weights.Raw.matmul(values.Raw), context, 1e-5);
    }

    [Fact]
    public void Never_repeats_one_sequence_silently()
    {
        var queries = Given.Tensor<Batch, Heads, Seq, HeadDim>();
        var keys = Tensor.Assume<Batch, Heads, HeadDim, KeySeq>(torch.randn(1, Heads.Size, HeadDim.Size, 3));
        Expect.Refused(() => queries.MatMul(keys), "Batch is 2", "1");
    }

    [Fact]
    public void Names_the_inner_axis_that_differs()
    {
        var weights = Given.Tensor<Batch, Heads, Seq, KeySeq>().Softmax();
        var values = Tensor.Assume<Batch, Heads, KeySeq, HeadDim>(torch.randn(2, Heads.Size, 7, HeadDim.Size));
        Expect.Refused(() => weights.MatMul(values), "KeySeq is 3", "7");
    }

    private static void Check<L, R, T>(L left, R right, Func<L, R, T> product)
        where L : struct, ITensor
        where R : struct, ITensor
        where T : struct, ITensor => Expect.Same(left.Raw.matmul(right.Raw), product(left, right), 1e-5);
}
