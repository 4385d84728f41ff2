using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class AssumeTests
{
    [Fact]
    public void Takes_a_tensor_that_fits()
    {
        var raw = torch.randn(2, 3, Emb.Size);
        Assert.Same(raw, Tensor.Assume<Batch, Seq, Emb>(raw).Raw);
        Assert.Equal(4.0, Tensor.AssumeNumber(torch.tensor(4f)).ToDouble());
    }

    [Fact]
    public void Lists_each_dim_when_a_size_is_wrong()
    {
        var logits = torch.randn(2, 3, 9);
        var error = Assert.Throws<ShapeException>(() => Tensor.Assume<Batch, Seq, Emb>(logits));
        Assert.Equal(
            """
            logits is [2, 3, 9] and cannot be taken for [Batch, Seq, Emb]:
              dim    expected  found  where it got its value
              Batch  any       2      known at run time: axis 0 of the tensor
              Seq    any       3      known at run time: axis 1 of the tensor
              Emb    8         9      Emb.Size
            """,
            error.Message
        );
    }

    [Fact]
    public void Demands_one_size_for_a_dim_that_occurs_twice()
    {
        var scores = torch.randn(2, 3, 4);
        var error = Assert.Throws<ShapeException>(() => Tensor.Assume<Batch, Seq, Seq>(scores));
        Assert.Equal(
            """
            scores is [2, 3, 4] and cannot be taken for [Batch, Seq, Seq]:
              dim    expected  found  where it got its value
              Batch  any       2      known at run time: axis 0 of the tensor
              Seq    any       3      known at run time: axis 1 of the tensor
              Seq    3         4      axis 1 of the tensor, also Seq
            """,
            error.Message
        );
    }

    [Fact]
    public void Lists_the_axes_when_the_rank_is_wrong()
    {
        var x = torch.randn(2, 8);
        var error = Assert.Throws<ShapeException>(() => Tensor.Assume<Batch, Seq, Emb>(x));
        Assert.Equal(
            """
            x is [2, 8] and cannot be taken for [Batch, Seq, Emb]: it has 2 axes, not 3.
              dim    expected  found    where it got its value
              Batch  any       2        known at run time: axis 0 of the tensor
              Seq    any       8        known at run time: axis 1 of the tensor
              Emb    8         no axis  Emb.Size
            """,
            error.Message
        );
        Expect.Refused(() => Tensor.Assume<Emb>(x), "it has 2 axes, not 1", "no axis", "axis 1");
        Expect.Refused(() => Tensor.AssumeNumber(x), "[2, 8]", "it has 2 axes, not 0");
    }

    [Fact]
    public void Checks_every_rank()
    {
        Expect.Refused(() => Tensor.Assume<Emb>(torch.randn(3)), "Emb", "8", "3");
        Expect.Refused(() => Tensor.Assume<Batch, Emb>(torch.randn(2, 3)), "Emb", "8", "3");
        Expect.Refused(() => Tensor.Assume<Batch, Heads, Seq, Emb>(torch.randn(2, 3, 3, 8)), "Heads", "4", "3");
        Expect.Refused(
            () => Tensor.Assume<Batch, KvHeads, Group, Seq, Emb>(torch.randn([2, 2, 3, 3, 8])),
            "Group",
            "2",
            "3"
        );
    }

    [Fact]
    public void Tells_indices_from_numbers()
    {
        var ids = torch.zeros(2, 3, torch.ScalarType.Int64);
        Expect.Refused(() => Tensor.Assume<Batch, Seq>(ids), "ids holds Int64", "Indices.Assume");
        Expect.Refused(() => Indices.Assume<Batch, Seq, Vocab>(ids.to(torch.ScalarType.Int32)), "Int32", "int64");
        Assert.Same(ids, Indices.Assume<Batch, Seq, Vocab>(ids).Raw);
    }

    [Fact]
    public void Names_the_model_of_a_dim()
    {
        Expect.Refused(() => Tensor.Assume<Model.Width>(torch.randn(3)), "[AssumeTests.Model.Width]");
    }

    private static class Model
    {
        public readonly struct Width : IDim
        {
            public static long Size => 2;
        }
    }
}
