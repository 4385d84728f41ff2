using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class ScopeTests
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

    [Fact]
    public void Hands_on_what_was_made_before_later_ones()
    {
        using var outer = Scope.New();
        Tensor<Batch, Seq, Emb> kept;
        Tensor<Batch, Seq, Emb> dropped;
        using (var middle = Scope.New())
        {
            var first = x + 1;
            using (var inner = Scope.New())
            {
                dropped = x + 2;
                kept = middle.Keep(first);
                _ = x + 3;
            }

            Assert.True(dropped.Raw.IsInvalid);
        }

        Assert.False(kept.Raw.IsInvalid);
    }

    [Fact]
    public void Does_not_free_an_input_that_is_typed_anew()
    {
        using var caller = Scope.New();
        var heads = Given.Tensor<Batch, Heads, Seq, HeadDim>() * 2;
        var weights = Given.Tensor<Batch, Seq>().Softmax();
        var dropout = new Dropout(0);
        using (Scope.New())
        {
            _ = heads.AsKeys();
            _ = Tensor.Assume<Batch, Heads, Seq, HeadDim>(heads.Raw);
            _ = dropout.Forward(heads);
            _ = weights.AsTensor();
        }

        Assert.False(heads.Raw.IsInvalid);
        Assert.False(weights.Raw.IsInvalid);
    }

    [Fact]
    public void Frees_what_raw_code_made_when_the_outermost_ends()
    {
        torch.Tensor raw;
        using (Scope.New())
        {
            using (Scope.New())
            {
                raw = x.Raw + 1;
            }

            Assert.False(raw.IsInvalid);
        }

        Assert.True(raw.IsInvalid);
    }

    [Fact]
    public void Leaves_what_was_detached_to_whoever_detached_it()
    {
        Tensor<Batch, Seq, Emb> detached;
        using (Scope.New())
        {
            using (Scope.New())
            {
                detached = x * 2;
                detached.Raw.DetachFromDisposeScope();
            }
        }

        Assert.False(detached.Raw.IsInvalid);
    }

    [Fact]
    public void Gets_along_with_a_dispose_scope_of_torch_between()
    {
        using var outer = Scope.New();
        Tensor<Batch, Seq, Emb> kept;
        Tensor<Batch, Seq, Emb> moved;
        using (torch.NewDisposeScope())
        {
            using (var inner = Scope.New())
            {
                kept = inner.Keep(x * 2);
                moved = inner.Keep(x * 3);
            }

            Assert.False(kept.Raw.IsInvalid);
            moved.Raw.MoveToOuterDisposeScope();
        }

        Assert.True(kept.Raw.IsInvalid);
        Assert.False(moved.Raw.IsInvalid);
    }

    [Fact]
    public void Stays_in_order_when_a_layer_throws()
    {
        Expect.NothingLeft(() =>
        {
            using var outer = Scope.New();
            Assert.Throws<ShapeException>(() => Failing(x));
            using var after = Scope.New();
            _ = after.Keep(x * 2);
        });
    }

    [Fact]
    public void Holds_any_number_of_tensors_and_levels()
    {
        Expect.NothingLeft(() =>
        {
            using var scope = Scope.New();
            var latest = x * 1;
            for (var i = 0; i < 200; i++)
            {
                latest = latest.ReplacedBy(latest + 1);
                _ = x * i;
            }

            Expect.Same(x.Raw + 200, Deeper(latest, 20), 1e-4);
        });
    }

    private static void Failing(Tensor<Batch, Seq, Emb> x)
    {
        using var scope = Scope.New();
        _ = scope.Keep((x * 2).LastRows(99));
    }

    private static Tensor<Batch, Seq, Emb> Deeper(Tensor<Batch, Seq, Emb> x, int levels)
    {
        using var scope = Scope.New();
        return levels == 0 ? x : scope.Keep(Deeper(x, levels - 1) * 1);
    }

    [Fact]
    public void A_scope_that_never_began_says_so_and_ends_quietly()
    {
        Assert.Contains(
            "Scope.New()",
            Assert.Throws<InvalidOperationException>(() => default(Scope).Keep(x)).Message,
            StringComparison.Ordinal
        );
        default(Scope).Dispose();
    }

    [Fact]
    public void A_copy_of_a_scope_that_has_ended_frees_nothing_of_others()
    {
        using var outer = Scope.New();
        var ended = Scope.New();
        var copy = ended;
        ended.Dispose();
        ended.Dispose();

        using var next = Scope.New();
        var made = next.Keep(x * 2);
        var mine = x * 3;
        copy.Dispose();
        Assert.False(made.Raw.IsInvalid);
        Assert.False(mine.Raw.IsInvalid);
        Assert.Throws<ObjectDisposedException>(() => KeepInEnded(x));

        static void KeepInEnded(Tensor<Batch, Seq, Emb> x)
        {
            var ended = Scope.New();
            ended.Dispose();
            using var next = Scope.New();
            ended.Keep(x * 2);
        }
    }

    [Fact]
    public void The_end_of_a_scope_ends_those_within()
    {
        var outer = Scope.New();
        var inner = Scope.New();
        outer.Dispose();
        using var next = Scope.New();
        var made = x * 2;
        inner.Dispose();
        Assert.False(made.Raw.IsInvalid);
    }
}
