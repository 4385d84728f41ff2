using System.Text.Json;
using TorchSharp;

namespace TypedGpt.Torch.Tests;

/// <summary>Fused attention under the masks of models: against eng/oracle/parts.py, and against the expansion.</summary>
public sealed class MaskedAttentionTests
{
    private const long Far = 4096;

    private readonly struct Three : IDim
    {
        public static long Size => 3;
    }

    private readonly struct Long : IDim
    {
        public static long Size => Far;
    }

    private readonly struct Window : IDim
    {
        public static long Size => 300;
    }

    private readonly struct Wide : IDim
    {
        public static long Size => 16;
    }

    public static TheoryData<int> Goldens => [.. Enumerable.Range(0, PartsGolden.Of("attention").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Goldens))]
    public void Is_that_of_the_oracle(int index)
    {
        var golden = PartsGolden.Of("attention")[index];
        var (queryCount, keyCount) = (Number(golden, "queries"), Number(golden, "keys"));
        var queries = Tensor.Assume<Batch, Heads, Seq, HeadDim>(golden.Tensor("q", 2, 4, queryCount, 6));
        var keys = Tensor.Assume<Batch, KvHeads, KeySeq, HeadDim>(golden.Tensor("k", 2, 2, keyCount, 6));
        var values = Tensor.Assume<Batch, KvHeads, KeySeq, Hidden>(golden.Tensor("v", 2, 2, keyCount, 5));
        AttentionMask<Context> mask = golden.GetProperty("rule").GetString() switch
        {
            "window" => new WindowMask<Context, Three>(),
            "chunk" => new ChunkMask<Context, Heads>(),
            _ => new CausalMask<Context>(),
        };
        var all = torch.arange(keyCount);
        var padding = Mask<Batch, KeySeq>.Of(all < torch.tensor(new long[] { 0, 2 }).unsqueeze(1));
        var isPadded = golden.GetProperty("padded").GetBoolean();

        var grouped = queries.UnflattenHeads(Heads.IntoKvHeads);
        var mixed = isPadded
            ? grouped.ScaledDotProductAttention(keys, values, mask, padding, scale: 0.3)
            : grouped.ScaledDotProductAttention(keys, values, mask, scale: 0.3);
        var expected = golden.Tensor("mixed", 2, 4, queryCount, 5);
        Expect.Same(expected, mixed.FlattenHeads(Heads.IntoKvHeads), 2e-5);

        var ownKeys = keys.RepeatGroups(Heads.IntoKvHeads);
        var ownValues = values.RepeatGroups(Heads.IntoKvHeads);
        var plain = isPadded
            ? queries.ScaledDotProductAttention(ownKeys, ownValues, mask, padding, scale: 0.3)
            : queries.ScaledDotProductAttention(ownKeys, ownValues, mask, scale: 0.3);
        Expect.Same(expected, plain, 2e-5);
    }

    /// <summary>Texts of more than one block of queries, from the beginning and after a cache, with gradients.</summary>
    [Theory]
    [InlineData("causal", false)]
    [InlineData("causal", true)]
    [InlineData("window", false)]
    [InlineData("window", true)]
    [InlineData("chunk", false)]
    [InlineData("chunk", true)]
    public void Is_the_expansion_for_long_texts(string rule, bool isPadded)
    {
        const long count = 1100;
        var mask = MaskOf(rule);
        var (queries, keys, values) = Texts(count - 50, count);
        var hidden = Mask<Batch, KeySeq>.Of(
            torch.arange(count) < torch.tensor(new long[] { isPadded ? 30 : 0 }).unsqueeze(1)
        );
        var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);
        var expanded = scores.MaskedFill(mask.For(scores)).HideKeys(hidden).Softmax().MatMul(values);
        var expected = torch.autograd.grad([expanded.Square().SumOfAll().Raw], [queries.Raw, keys.Raw, values.Raw]);

        var mixed = isPadded
            ? queries.ScaledDotProductAttention(keys, values, mask, hidden)
            : queries.ScaledDotProductAttention(keys, values, mask);
        Expect.Same(expanded.Raw, mixed, 2e-4);
        var gradients = torch.autograd.grad([mixed.Square().SumOfAll().Raw], [queries.Raw, keys.Raw, values.Raw]);
        foreach (var (gradient, wanted) in gradients.Zip(expected))
        {
            Expect.Same(wanted, gradient, 1e-3);
        }
    }

    /// <summary>The scores of four heads would be 268 MB.</summary>
    [Theory]
    [InlineData("causal", false, false)]
    [InlineData("window", false, false)]
    [InlineData("chunk", false, false)]
    [InlineData("causal", true, false)]
    [InlineData("causal", false, true)]
    public void Memory_is_linear_in_the_context(string rule, bool isPadded, bool isWide)
    {
        using var noGradients = Gradients.Off();
        var mask = MaskOf(rule);
        var padding = Mask<Batch, KeySeq>.Of(torch.arange(Far).unsqueeze(0) < 5);
        var (queries, keys, values) = Texts(Far, Far);
        var wide = Tensor.Assume<Batch, Heads, KeySeq, Wide>(torch.randn(1, Heads.Size, Far, Wide.Size));
        Check(() =>
            isWide ? queries.ScaledDotProductAttention(keys, wide, mask).Raw
            : isPadded ? queries.ScaledDotProductAttention(keys, values, mask, padding).Raw
            : queries.ScaledDotProductAttention(keys, values, mask).Raw
        );

        static void Check(Func<torch.Tensor> attend)
        {
            attend().Dispose();
            Assert.InRange(PeakMemory.Of(() => attend().Dispose()), 0, 90 << 20);
        }
    }

    [Fact]
    public void Leaves_nothing_and_says_that_the_context_is_full()
    {
        var (queries, keys, values) = Texts(700, 700);
        var window = new WindowMask<Long, Window>();
        Expect.NothingLeft(() => queries.ScaledDotProductAttention(keys, values, window, scale: 2).Raw.Dispose());
        var small = new CausalMask<Context>();
        Expect.Refused(() => queries.ScaledDotProductAttention(keys, values, small), "700 key", "Context (8)");
        var causal = new CausalMask<Long>();
        Expect.Refused(
            () => queries.ScaledDotProductAttention(keys.FirstRows(3), values.FirstRows(3), causal),
            "700 queries",
            "3 keys"
        );
    }

    [Theory]
    [InlineData(torch.ScalarType.BFloat16)]
    [InlineData(torch.ScalarType.Float16)]
    public void Attends_in_16_bits(torch.ScalarType type)
    {
        using var noGradients = Gradients.Off();
        var (queries, keys, values) = Texts(40, 60);
        foreach (var rule in new[] { "causal", "window", "chunk" })
        {
            var wide = queries.ScaledDotProductAttention(keys, values, MaskOf(rule));
            var narrow = queries.To(type).ScaledDotProductAttention(keys.To(type), values.To(type), MaskOf(rule));
            Assert.Equal(type, narrow.Raw.dtype);
            Expect.Same(wide.Raw, narrow.To(torch.ScalarType.Float32), 3e-2);
        }
    }

    [Fact]
    public void Drops_weights_while_training_alone()
    {
        var (queries, keys, values) = Texts(20, 20);
        var mask = new CausalMask<Long>();
        var dropout = new Dropout(0.5);
        var plain = queries.ScaledDotProductAttention(keys, values, mask);
        Assert.False(torch.allclose(plain.Raw, Dropped().Raw));
        dropout.eval();
        Expect.Same(plain.Raw, Dropped(), 0);

        Tensor<Batch, Heads, Seq, HeadDim> Dropped() =>
            queries.ScaledDotProductAttention(keys, values, mask, dropout: dropout);
    }

    private static AttentionMask<Long> MaskOf(string rule) =>
        rule switch
        {
            "window" => new WindowMask<Long, Window>(),
            "chunk" => new ChunkMask<Long, Window>(),
            _ => new CausalMask<Long>(),
        };

    private static long Number(JsonElement golden, string name) => golden.GetProperty(name).GetInt64();

    private static (
        Tensor<Batch, Heads, Seq, HeadDim>,
        Tensor<Batch, Heads, KeySeq, HeadDim>,
        Tensor<Batch, Heads, KeySeq, HeadDim>
    ) Texts(long queries, long keys)
    {
        torch.manual_seed(3);
        return (
            Tensor.Assume<Batch, Heads, Seq, HeadDim>(Of(queries)),
            Tensor.Assume<Batch, Heads, KeySeq, HeadDim>(Of(keys)),
            Tensor.Assume<Batch, Heads, KeySeq, HeadDim>(Of(keys))
        );

        static torch.Tensor Of(long length) => torch.randn(1, Heads.Size, length, HeadDim.Size).requires_grad_();
    }
}
