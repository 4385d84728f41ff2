using TorchSharp;

namespace TypedGpt.Torch.Tests;

public class ScopeTests
{
    private readonly Tensor<Batch, Seq, Emb> x = Given.Tensor<Batch, Seq, Emb>();

    [Fact]
    public void Frees_what_was_not_kept()
    {
        Tensor<Batch, Seq, Emb> middle;
        Tensor<Batch, Seq, Emb> kept;
        using (var scope = Scope.New())
        {
            middle = x + 1;
            kept = scope.Keep(middle * 2);
        }

        Assert.True(middle.Raw.IsInvalid);
        Expect.Same((x.Raw + 1) * 2, kept);
    }

    [Fact]
    public void Hands_a_result_to_the_scope_outside_and_no_further()
    {
        Tensor<Batch, Seq, Emb> kept;
        using (var outer = Scope.New())
        {
            using (var inner = Scope.New())
            {
                kept = inner.Keep(x * 2);
            }

            Assert.False(kept.Raw.IsInvalid);
        }

        Assert.True(kept.Raw.IsInvalid);
    }

    [Fact]
    public void Leaves_an_input_that_is_returned_unchanged_where_it_was()
    {
        using var caller = Scope.New();
        var input = x * 2;
        using (var outer = Scope.New())
        {
            using (var inner = Scope.New())
            {
                Assert.Same(input.Raw, inner.Keep(input).Raw);
            }
        }

        Assert.False(input.Raw.IsInvalid);
    }

    [Fact]
    public void Replacing_frees_the_old_one_unless_it_is_the_new_one()
    {
        var first = x * 2;
        var second = first.ReplacedBy(first + 1);
        Assert.True(first.Raw.IsInvalid);
        Assert.Same(second.Raw, second.ReplacedBy(second).Raw);
        Assert.False(second.Raw.IsInvalid);
    }

    [Fact]
    public void Replacing_never_frees_a_parameter()
    {
        var layer = new Linear<Emb, Emb>();
        var weight = layer.Weight;
        _ = weight.ReplacedBy(weight * 2);
        Assert.False(layer.Weight.Raw.IsInvalid);
    }
}
