using TorchSharp;

namespace TypedGpt.Torch.Tests;

/// <summary>What layers make from positions: as large as what was asked, made once for a forward pass, and kept by nobody.</summary>
public sealed class PositionTableTests
{
    private const long Far = 32768;
    private const long Megabyte = 1 << 20;

    private readonly struct Long : IDim
    {
        public static long Size => Far;
    }

    private readonly struct Window : IDim
    {
        public static long Size => 4096;
    }

    /// <summary>A square of bytes over the context is a gigabyte, over that for each head of a bias four of floats.</summary>
    [Theory]
    [InlineData(1, 8)]
    [InlineData(512, 8 * 16)]
    public void A_mask_far_into_the_context_costs_what_its_queries_need(long queries, long megabytes)
    {
        var scores = Tensor.Assume<Batch, Heads, Seq, KeySeq>(
            torch.zeros(1, 1, 1, 1).expand(1, Heads.Size, queries, Far)
        );
        var causal = new CausalMask<Long>();
        var window = new WindowMask<Long, Window>();
        var chunk = new ChunkMask<Long, Window>();

        Assert.InRange(PeakMemory.Of(() => causal.For(scores).Raw.Dispose()), 0, megabytes * Megabyte);
        Assert.InRange(PeakMemory.Of(() => window.For(scores).Raw.Dispose()), 0, megabytes * Megabyte);
        Assert.InRange(PeakMemory.Of(() => chunk.For(scores).Raw.Dispose()), 0, megabytes * Megabyte);
    }

    [Fact]
    public void A_bias_far_into_the_context_is_no_larger_than_the_scores_of_a_sequence()
    {
        var scores = Tensor.Assume<Batch, Heads, Seq, KeySeq>(torch.zeros(1, 1, 1, 1).expand(1, Heads.Size, 64, Far));
        var alibi = new Alibi<Long, Heads>();
        var bytes = sizeof(float) * Heads.Size * 64 * Far;

        Assert.InRange(PeakMemory.Of(() => alibi.For(scores).Raw.Dispose()), 0, 2 * bytes);
    }

    [Fact]
    public void A_turn_far_into_the_context_costs_what_its_positions_need()
    {
        var rotary = new Rotary<Turned, Two>(Turned.IntoTwo);
        var heads = Given.Tensor<Batch, Heads, Seq, Turned>();

        Assert.InRange(PeakMemory.Of(() => rotary.Forward(heads, start: 10_000_000).Raw.Dispose()), 0, 8 * Megabyte);
    }

    [Fact]
    public void Layers_of_a_forward_pass_share_what_is_the_same()
    {
        var scores = Given.Tensor<Batch, Heads, Seq, KeySeq>();
        using var scope = Scope.New();
        Mask<Seq, KeySeq> first;
        using (var layer = Scope.New())
        {
            first = layer.Keep(new CausalMask<Context>().For(scores));
        }

        using (Scope.New())
        {
            Assert.True(IsOneWith(first.Raw, new CausalMask<Context>().For(scores).Raw));
            Assert.True(IsOneWith(first.Raw, new CausalMask<Emb>().For(Given.Tensor<Batch, Seq, KeySeq>()).Raw));
            Assert.False(IsOneWith(first.Raw, new WindowMask<Context, Two>().For(scores).Raw));
            Assert.False(IsOneWith(first.Raw, new ChunkMask<Context, Two>().For(scores).Raw));
            Assert.False(IsOneWith(first.Raw, new CausalMask<Context>().For(scores.FirstRows(3).LastRows(2)).Raw));
        }
    }

    [Fact]
    public void Linear_biases_are_shared_by_what_has_their_slopes_and_type()
    {
        var scores = Given.Tensor<Batch, Heads, Seq, KeySeq>();
        var half = Tensor.Assume<Batch, Heads, Seq, KeySeq>(scores.Raw.to(torch.bfloat16));
        using var scope = Scope.New();
        var first = new Alibi<Context, Heads>().For(scores).Raw;
        Assert.True(IsOneWith(first, new Alibi<Context, Heads>().For(scores).Raw));
        Assert.Equal(torch.bfloat16, new Alibi<Context, Heads>().For(half).Raw.dtype);
        var fewer = Tensor.Assume<Batch, KvHeads, Seq, KeySeq>(torch.randn(2, 2, 3, 3));
        Assert.Equal([2, 3, 3], new Alibi<Context, KvHeads>().For(fewer).Raw.shape);
    }

    [Fact]
    public void Turns_are_shared_by_what_has_their_frequencies_and_by_nothing_else()
    {
        var heads = Given.Tensor<Batch, Heads, Seq, Turned>();
        var slow = new Rotary<Turned, Two>(Turned.IntoTwo, theta: 100);
        var fast = new Rotary<Turned, Two>(Turned.IntoTwo, 2f, 1f);
        var expected = new[] { slow.Forward(heads), fast.Forward(heads), slow.Forward(heads, start: 5) };

        using var scope = Scope.New();
        for (var time = 0; time < 2; time++)
        {
            Expect.Same(expected[0].Raw, slow.Forward(heads));
            Expect.Same(expected[1].Raw, fast.Forward(heads));
            Expect.Same(expected[2].Raw, slow.Forward(heads, start: 5));
        }
    }

    [Fact]
    public void A_long_generation_in_one_scope_gathers_nothing()
    {
        var (causal, alibi) = (new CausalMask<Context>(), new Alibi<Context, Heads>());
        var rotary = new Rotary<Turned, Two>(Turned.IntoTwo);
        var heads = Given.Tensor<Batch, Heads, Seq, Turned>();
        using var scope = Scope.New();
        Token(1);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var keys = 2; keys <= Context.Size; keys++)
        {
            Token(keys);
            Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }

        void Token(long keys)
        {
            using var scores = torch.zeros(1, Heads.Size, 1, keys);
            using var inner = Scope.New();
            _ = causal.For(Tensor.Assume<Batch, Heads, Seq, KeySeq>(scores));
            _ = alibi.For(Tensor.Assume<Batch, Heads, Seq, KeySeq>(scores));
            _ = rotary.Forward(heads, start: keys);
        }
    }

    [Fact]
    public void Nothing_is_left_when_the_pass_ends_and_what_was_kept_is_whole()
    {
        var scores = Given.Tensor<Batch, Heads, Seq, KeySeq>();
        var causal = new CausalMask<Context>();
        Expect.NothingLeft(() =>
        {
            Mask<Seq, KeySeq> kept;
            using (var scope = Scope.New())
            {
                _ = causal.For(scores);
                kept = scope.Keep(causal.For(scores));
            }

            Assert.Equal([false, true, true, false, false, true, false, false, false], kept.Raw.data<bool>().ToArray());
            kept.Raw.Dispose();
        });
    }

    [Fact]
    public void A_dispose_scope_of_torch_between_frees_nothing_that_is_shared()
    {
        var scores = Given.Tensor<Batch, Heads, Seq, KeySeq>();
        var causal = new CausalMask<Context>();
        using var outer = Scope.New();
        using (torch.NewDisposeScope())
        {
            _ = causal.For(scores);
        }

        Expect.Same(torch.ones(3, 3, torch.ScalarType.Bool).triu(1), causal.For(scores));
    }

    [Fact]
    public void What_was_made_while_generating_does_not_stand_in_the_way_of_training()
    {
        var causal = new CausalMask<Context>();
        var rotary = new Rotary<Turned, Two>(Turned.IntoTwo);
        var weight = torch.randn(2, 4, 3, 4, requires_grad: true);
        using var scope = Scope.New();
        using (torch.inference_mode())
        {
            Pass();
        }

        Pass().backward();
        Assert.NotNull(weight.grad);

        torch.Tensor Pass()
        {
            var heads = rotary.Forward(Tensor.Assume<Batch, Heads, Seq, Turned>(weight));
            var scores = heads.MatMul(heads.AsKeys().TransposeLast());
            return scores.MaskedFill(causal.For(scores)).Softmax().Raw.square().sum();
        }
    }

    [Fact]
    public void Everything_is_made_where_the_scores_are()
    {
        var scores = Tensor.Assume<Batch, Heads, Seq, KeySeq>(
            torch.zeros(2, Heads.Size, 2, 3, torch.bfloat16, torch.META)
        );
        var heads = Tensor.Assume<Batch, Heads, Seq, Turned>(
            torch.zeros(2, Heads.Size, 3, 4, torch.float16, torch.META)
        );
        var ids = Indices.Assume<Batch, Seq, Vocab>(torch.zeros(2, 3, torch.ScalarType.Int64, torch.META));
        var made = new[]
        {
            new CausalMask<Context>().For(scores).Raw,
            new WindowMask<Context, Two>().For(scores).Raw,
            new Alibi<Context, Heads>().For(scores).Raw,
            new Rotary<Turned, Two>(Turned.IntoTwo).Forward(heads).Raw,
            scores.MaskedFill(new CausalMask<Context>().For(scores)).Softmax().Raw,
            (new CausalMask<Context>().For(scores) | !new WindowMask<Context, Two>().For(scores)).Raw,
            scores.HideKeys(ids.Where(0).AsKeys()).Softmax().Raw,
            ids.Positions<Context>().Raw,
            ids.Append(ids.Last()).Raw,
            ids.Where(0).Raw,
            ids.Replace(ids.Where(0), -100).Raw,
        };
        Assert.All(made, tensor => Assert.Equal(DeviceType.META, tensor.device_type));
        Assert.Equal(torch.bfloat16, made[2].dtype);
        Assert.Equal(torch.float16, made[3].dtype);
    }

    /// <summary>Whether what is written into one is read from the other.</summary>
    private static bool IsOneWith(torch.Tensor one, torch.Tensor other)
    {
        if (!one.shape.AsSpan().SequenceEqual(other.shape))
        {
            return false;
        }

        var before = other.clone();
        one.logical_not_();
        var isOne = before.ne(other).any().item<bool>();
        one.copy_(before);
        return isOne;
    }
}
