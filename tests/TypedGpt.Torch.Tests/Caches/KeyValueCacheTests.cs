using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class KeyValueCacheTests
{
    private readonly KeyValueCache<Heads, HeadDim, Emb> cache = new();

    [Fact]
    public void Gives_all_positions_in_their_order()
    {
        var keys = Random<HeadDim>(40);
        var values = Random<Emb>(40);
        var parts = new List<(long Start, long Count)> { (0, 3), (3, 1), (4, 20), (24, 16) };
        foreach (var (start, count) in parts)
        {
            var (allKeys, allValues) = cache.Append(Part(keys, start, count), Part(values, start, count));
            Assert.Equal(start + count, cache.Length);
            Expect.Same(keys.Raw.narrow(2, 0, start + count), allKeys);
            Expect.Same(values.Raw.narrow(2, 0, start + count), allValues);
        }
    }

    [Fact]
    public void Copies_no_old_position_while_there_is_room()
    {
        var (first, _) = cache.Append(Random<HeadDim>(3), Random<Emb>(3));
        var (second, _) = cache.Append(Random<HeadDim>(1), Random<Emb>(1));
        first.Raw.zero_();
        Assert.Equal(0, second.Raw.narrow(2, 0, 3).abs().sum().ToSingle());
        Assert.NotEqual(0, second.Raw.narrow(2, 3, 1).abs().sum().ToSingle());
    }

    [Fact]
    public void Forgets_positions_that_are_cut_off()
    {
        var keys = Random<HeadDim>(5);
        cache.Append(keys, Random<Emb>(5));
        cache.CutTo(2);
        var next = Random<HeadDim>(1);
        var (all, _) = cache.Append(next, Random<Emb>(1));
        Expect.Same(torch.cat([keys.Raw.narrow(2, 0, 2), next.Raw], 2), all);
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.CutTo(9));
    }

    [Fact]
    public void Begins_again_with_another_batch_once_cleared()
    {
        cache.Append(Random<HeadDim>(2), Random<Emb>(2));
        var other = Tensor.Assume<Batch, Heads, Seq, HeadDim>(torch.randn(5, 4, 1, 6));
        var values = Tensor.Assume<Batch, Heads, Seq, Emb>(torch.randn(5, 4, 1, 8));
        Expect.Refused(() => cache.Append(other, values), "Batch of 2", "5 were appended", "Clear");
        cache.Clear();
        Assert.Equal(0, cache.Length);
        Assert.Equal([5, 4, 1, 6], cache.Append(other, values).Keys.Raw.shape);
    }

    [Fact]
    public void Demands_values_for_the_positions_of_the_keys()
    {
        Expect.Refused(() => cache.Append(Random<HeadDim>(2), Random<Emb>(1)), "Seq is 2", "1");
        Assert.Equal(0, cache.Length);
    }

    [Fact]
    public void Outlives_the_scope_of_a_forward_pass_and_leaves_nothing_when_disposed()
    {
        Expect.NothingLeft(() =>
        {
            using var outer = torch.NewDisposeScope();
            using (var mine = new KeyValueCache<Heads, HeadDim, Emb>())
            {
                for (var i = 0; i < 20; i++)
                {
                    using var scope = torch.NewDisposeScope();
                    mine.Append(Random<HeadDim>(1), Random<Emb>(1));
                }

                Assert.Equal(20, mine.Length);
            }
        });
    }

    [Fact]
    public void Carries_no_gradients()
    {
        var weight = torch.randn(2, 4, 1, 6, requires_grad: true);
        var (keys, _) = cache.Append(Tensor.Assume<Batch, Heads, Seq, HeadDim>(weight * 2), Random<Emb>(1));
        Assert.False(keys.Raw.requires_grad);
    }

    private static Tensor<Batch, Heads, Seq, Width> Random<Width>(long length)
        where Width : struct, IDim =>
        Tensor.Assume<Batch, Heads, Seq, Width>(torch.randn(2, Heads.Size, length, Width.Size));

    private static Tensor<Batch, Heads, Seq, Width> Part<Width>(
        Tensor<Batch, Heads, Seq, Width> whole,
        long start,
        long count
    )
        where Width : struct, IDim => whole.FirstRows(start + count).LastRows(count);

    public static TheoryData<string> Failures =>
        ["values are gone", "values are of another type", "values are elsewhere"];

    [Theory]
    [MemberData(nameof(Failures))]
    public void An_append_that_fails_leaves_the_cache_as_it_was(string failure)
    {
        var (keys, values) = (Random<HeadDim>(20), Random<Emb>(20));
        cache.Append(Part(keys, 0, 15), Part(values, 0, 15));
        var bad = Random<Emb>(3).Raw;
        bad =
            failure == "values are of another type" ? bad.to(torch.float64)
            : failure == "values are elsewhere" ? bad.to(torch.META)
            : bad;
        var typed = Tensor.Assume<Batch, Heads, Seq, Emb>(bad);
        if (failure == "values are gone")
        {
            bad.Dispose();
        }

        Assert.ThrowsAny<Exception>(() => cache.Append(Part(keys, 15, 3), typed));
        Assert.Equal(15, cache.Length);
        var (allKeys, allValues) = cache.Append(Part(keys, 15, 5), Part(values, 15, 5));
        Expect.Same(keys.Raw, allKeys);
        Expect.Same(values.Raw, allValues);
    }

    [Fact]
    public void An_empty_cache_takes_any_batch_and_type()
    {
        cache.Append(Random<HeadDim>(3), Random<Emb>(3));
        cache.CutTo(0);
        var keys = Tensor.Assume<Batch, Heads, Seq, HeadDim>(torch.randn(5, 4, 1, 6, torch.float64));
        var values = Tensor.Assume<Batch, Heads, Seq, Emb>(torch.randn(5, 4, 1, 8, torch.float64));
        var (allKeys, allValues) = cache.Append(keys, values);
        Expect.Same(keys.Raw, allKeys);
        Expect.Same(values.Raw, allValues);
    }

    [Fact]
    public void Says_what_does_not_fit_what_it_holds()
    {
        cache.Append(Random<HeadDim>(2), Random<Emb>(2));
        var keys = Random<HeadDim>(1);
        var half = Tensor.Assume<Batch, Heads, Seq, Emb>(Random<Emb>(1).Raw.to(torch.bfloat16));
        var elsewhere = Tensor.Assume<Batch, Heads, Seq, Emb>(Random<Emb>(1).Raw.to(torch.META));
        Expect.Refused(() => cache.Append(keys, half), "holds Float32", "BFloat16", "clear the cache");
        Expect.Refused(() => cache.Append(keys, elsewhere), "is on cpu", "meta", "clear the cache");
    }
}
