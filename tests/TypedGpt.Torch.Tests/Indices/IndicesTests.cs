namespace TypedGpt.Torch.Tests;

public sealed class IndicesTests
{
    private readonly Indices<Batch, Seq, Vocab> ids = Indices.From<Batch, Seq, Vocab>([1, 10, 3], [0, 5, 2]);

    [Fact]
    public void Counts_positions_from_zero_or_from_where_a_cache_ends()
    {
        Indices<Seq, Context> positions = ids.Positions<Context>();
        Expect.Values([0, 1, 2], positions);
        Expect.Values([5, 6, 7], ids.Positions<Context>(start: 5));
    }

    [Fact]
    public void Says_that_the_context_is_full()
    {
        var nine = Indices.From<Seq, Vocab>(0, 1, 2, 3, 4, 5, 6, 7, 8);
        Expect.Refused(() => nine.Positions<Context>(), "9 tokens do not fit into Context (8)", "LastPositions(8)");
        Expect.Refused(() => ids.Positions<Context>(start: 6), "3 tokens after the first 6", "Context (8)");
        Expect.Values([0, 1, 2, 3, 4, 5, 6, 7], nine.LastPositions(8).Positions<Context>());
    }

    [Fact]
    public void Shifts_targets_by_one()
    {
        var (inputs, targets) = ids.ForNextToken();
        Expect.Values([1, 10, 0, 5], inputs);
        Expect.Values([10, 3, 5, 2], targets);
        Expect.Refused(() => ids.FirstPositions(1).ForNextToken(), "two positions", "Seq is 1");
    }

    [Fact]
    public void Appends_the_next_token_of_each_sequence()
    {
        Expect.Values([1, 10, 3, 3, 0, 5, 2, 2], ids.Append(ids.Last()));
        Expect.Refused(() => ids.Append(Indices.From<Batch, Vocab>(1)), "Batch is 2", "1");
    }

    [Fact]
    public void Refuses_numbers_outside_of_their_range()
    {
        Expect.Refused(() => Indices.From<Batch, Seq, Vocab>([11]), "11", "Vocab (11)", "0 to 10");
        Expect.Refused(() => Indices.From<Seq, Vocab>(-1), "-1", "0 to 10");
        Expect.Refused(() => Indices.From<Batch, Seq, Vocab>([1, 2], [3]), "one has 2 and another 1");
        Expect.Refused(() => Indices.From<Heads, Vocab>(1, 2), "Heads", "4", "2");
    }

    [Fact]
    public void Goes_back_to_numbers()
    {
        Assert.Equal([1, 10, 3, 0, 5, 2], ids.ToArray());
        Assert.Equal([10, 3, 5, 2], ids.LastPositions(2).ToArray());
        Assert.Equal("Indices[Batch 2, Seq 3] of Vocab", ids.ToString());
    }

    [Fact]
    public void Replacing_frees_the_old_ones()
    {
        var first = ids.Append(ids.Last());
        var second = first.ReplacedBy(first.LastPositions(2));
        Assert.True(first.Raw.IsInvalid);
        Expect.Values([3, 3, 2, 2], second);
    }

    [Fact]
    public void Numbers_that_do_not_fit_leave_no_tensor() =>
        Expect.NothingLeft(() =>
        {
            Assert.Throws<ShapeException>(() => Indices.From<Rest, Vocab>(1, 2, 3));
            Assert.Throws<ShapeException>(() => Indices.From<Batch, Rest, Vocab>([1, 2, 3]));
        });
}
