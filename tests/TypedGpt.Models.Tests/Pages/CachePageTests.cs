using TorchSharp;
using TypedGpt.Torch;

namespace TypedGpt.Models.Tests.Pages;

/// <summary>What docs/cache.md says.</summary>
[Collection(nameof(Torch))]
public sealed class CachePageTests
{
    [Fact]
    public void The_code_of_the_page_is_that_of_these_files()
    {
        var blocks = Page.Blocks("cache.md");
        Assert.Equal(3, blocks.Count);
        Page.AssertIsIn(blocks[0], "Cached.cs");
        Page.AssertIsIn(blocks[1], "CachePageTests.cs");
        Page.AssertIsIn(blocks[2], "CachePageTests.cs");
    }

    [Fact]
    public void Token_by_token_it_computes_what_it_computes_at_once()
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(123);
        using var model = new Cached();

        using var noGradients = torch.no_grad();
        var text = Indices.From<Batch, Seq, Cached.Vocab>([3, 14, 15, 9, 26]);
        var logits = model.Continue(text);
        while (text.Raw.size(1) < Cached.Context.Size)
        {
            text = text.Append(logits.Last().ArgMax());
            logits = model.Continue(text.LastPositions(1));
        }

        model.Forget();
        var whole = model.Continue(text);
        Assert.Equal(16, text.Raw.size(1));
        Assert.InRange(Difference(whole.Last(), logits.Last()), 0, 1e-5);
        Assert.Throws<ShapeException>(() => model.Continue(text.LastPositions(1)));
        model.Forget();
    }

    [Fact]
    public void The_generated_forward_begins_at_position_0_whatever_the_cache_holds()
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(123);
        using var model = new Cached();

        model.Forward(Indices.From<Batch, Seq, Cached.Vocab>([3, 14, 15, 9, 26]));
        var wrong = model.Forward(Indices.From<Batch, Seq, Cached.Vocab>([5]));

        model.Forget();
        var right = model.Continue(Indices.From<Batch, Seq, Cached.Vocab>([3, 14, 15, 9, 26, 5]));
        Assert.True(Difference(right.Last(), wrong.Last()) > 0.1);
        model.Forget();
    }

    private static double Difference<Range>(Tensor<Batch, Range> one, Tensor<Batch, Range> other)
        where Range : struct, IDim => (one.Raw - other.Raw).abs().max().item<float>();
}
