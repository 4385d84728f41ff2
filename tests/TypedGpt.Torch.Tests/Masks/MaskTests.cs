using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class MaskTests
{
    private readonly Tensor<Batch, Heads, Seq, KeySeq> scores = Given.Tensor<Batch, Heads, Seq, KeySeq>();

    private readonly struct Window : IDim
    {
        public static long Size => 2;
    }

    [Fact]
    public void Hides_the_future()
    {
        Mask<Seq, KeySeq> mask = new CausalMask<Context>().For(scores);
        Expect.Same(Rows([false, true, true], [false, false, true], [false, false, false]), mask);
        var weights = scores.MaskedFill(mask).Softmax();
        Assert.Equal(0, weights.Raw[1, 3, 0, 2].ToSingle());
        Assert.Equal(1, weights.Raw[1, 3, 0, 0].ToSingle());
    }

    [Fact]
    public void Puts_the_queries_at_the_end_of_the_keys()
    {
        var mask = new CausalMask<Context>().For(Scores(queries: 2, keys: 4));
        Expect.Same(Rows([false, false, false, true], [false, false, false, false]), mask);
    }

    [Fact]
    public void Serves_a_shorter_input_after_a_longer_one_and_a_longer_one_after_that()
    {
        var future = new CausalMask<Context>();
        foreach (var length in new[] { 3, 1, 8, 5 })
        {
            var expected = torch.ones(length, length, torch.ScalarType.Bool).triu(1);
            Expect.Same(expected, future.For(Scores(length, length)));
        }
    }

    [Fact]
    public void Says_that_the_context_is_full()
    {
        var future = new CausalMask<Context>();
        Expect.Refused(() => future.For(Scores(9, 9)), "9 key positions", "Context (8)", "last 8 tokens");
        Expect.Refused(() => future.For(Scores(4, 3)), "4 queries", "3 keys");
    }

    [Fact]
    public void Hides_what_is_outside_of_the_window()
    {
        var mask = new WindowMask<Context, Window>().For(scores);
        Expect.Same(Rows([false, true, true], [false, false, true], [true, false, false]), mask);
        Expect.Refused(() => _ = new WindowMask<Context, Seq>(), "Seq", "-1");
    }

    [Fact]
    public void Hides_other_chunks_and_the_future()
    {
        var mask = new ChunkMask<Context, Window>().For(Scores(queries: 4, keys: 5));
        Expect.Same(
            Rows(
                [false, false, true, true, true],
                [true, true, false, true, true],
                [true, true, false, false, true],
                [true, true, true, true, false]
            ),
            mask
        );
        Expect.Refused(() => _ = new ChunkMask<Context, Seq>(), "Seq", "-1", "chunk");
        Expect.NothingLeft(() => new ChunkMask<Context, Window>().For(scores).Raw.Dispose());
    }

    [Fact]
    public void Serves_scores_without_heads()
    {
        var single = Given.Tensor<Batch, Seq, KeySeq>();
        var mask = new CausalMask<Context>().For(single);
        Expect.Same(single.Raw.masked_fill(mask.Raw, double.NegativeInfinity), single.MaskedFill(mask));
    }

    [Fact]
    public void Serves_heads_in_groups()
    {
        var grouped = Given.Tensor<Batch, KvHeads, Group, Seq, KeySeq>();
        var weights = grouped.MaskedFill(new CausalMask<Context>().For(grouped)).Softmax();
        Assert.Equal(0, weights.Raw[0, 1, 1, 0, 1].ToSingle());
        Tensor<Batch, KvHeads, Group, Seq, Emb> context = weights.MatMul(Given.Tensor<Batch, KvHeads, KeySeq, Emb>());
        Assert.Equal([2, 2, 2, 3, 8], context.Raw.shape);
    }

    [Fact]
    public void Combines_masks()
    {
        var causal = new CausalMask<Context>().For(scores);
        var window = new WindowMask<Context, Window>().For(scores);
        Expect.Same(causal.Raw | window.Raw, causal | window);
        Expect.Same(causal.Raw & window.Raw, causal & window);
        Expect.Same(~causal.Raw, !causal);
    }

    [Fact]
    public void Does_not_stretch_a_mask_of_other_sizes()
    {
        var small = new CausalMask<Context>().For(Scores(1, 1));
        Expect.Refused(() => scores.MaskedFill(small), "Seq is 3", "1");
    }

    [Fact]
    public void Hides_the_padding_of_each_sequence()
    {
        var ids = Indices.From<Batch, Seq, Vocab>([1, 2, 0], [3, 0, 0]);
        Mask<Batch, KeySeq> padding = ids.Where(0).AsKeys();
        var weights = scores.HideKeys(padding).Softmax();
        Assert.Equal(0, weights.Raw[0, 1, 2, 2].ToSingle());
        Assert.True(weights.Raw[0, 1, 2, 1].ToSingle() > 0);
        Assert.Equal(1, weights.Raw[1, 1, 2, 0].ToSingle());
        var single = Given.Tensor<Batch, Seq, KeySeq>();
        Assert.Equal(1, single.HideKeys(padding).Softmax().Raw[1, 0, 0].ToSingle());
    }

    [Fact]
    public void Leaves_nothing_behind()
    {
        var future = new CausalMask<Context>();
        var alibi = new Alibi<Context, Heads>();
        Expect.NothingLeft(() => future.For(scores).Raw.Dispose());
        Expect.NothingLeft(() => alibi.For(scores).Raw.Dispose());
    }

    [Fact]
    public void Linear_biases_fall_with_the_distance()
    {
        var alibi = new Alibi<Context, Heads>();
        Assert.Equal([0.25, 0.0625, 0.015625, 0.00390625], alibi.SlopeOfHead);
        Tensor<Heads, Seq, KeySeq> bias = alibi.For(scores);
        Assert.Equal(-2 * 0.0625, bias.Raw[1, 2, 0].ToSingle());
        Assert.Equal(0, bias.Raw[1, 2, 2].ToSingle());
        var cached = alibi.For(Scores(queries: 1, keys: 4));
        Expect.Same(torch.tensor(new float[] { -3, -2, -1, 0 }) * 0.25f, cached.Raw[0, 0]);
    }

    [Fact]
    public void Linear_biases_fill_up_other_numbers_of_heads()
    {
        Assert.Equal([0.0625, 0.00390625, 0.25], new Alibi<Context, Three>().SlopeOfHead);
    }

    private readonly struct Three : IDim
    {
        public static long Size => 3;
    }

    private static Tensor<Batch, Heads, Seq, KeySeq> Scores(long queries, long keys) =>
        Tensor.Assume<Batch, Heads, Seq, KeySeq>(torch.randn(2, Heads.Size, queries, keys));

    private static torch.Tensor Rows(params bool[][] rows) =>
        torch.tensor(rows.SelectMany(row => row).ToArray()).reshape(rows.Length, -1);
}
