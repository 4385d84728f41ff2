using TorchSharp;

namespace TypedGpt.Torch.Tests;

public class SortTests
{
    private readonly Tensor<Batch, Seq, Vocab> logits = Given.Tensor<Batch, Seq, Vocab>();

    [Fact]
    public void Sorts_rows_and_says_where_each_stood()
    {
        var (values, places) = logits.Sort(descending: true);
        Expect.Same(logits.Raw.sort(-1, true).Values, values);
        Expect.Same(logits.Raw, values.ScatterInto(places));
        Expect.Same(logits.Raw.sort(-1).Values, logits.Sort().Values);
        var (chances, order) = logits.Softmax().Sort(descending: true);
        Expect.Values(places.ToArray(), order);
        Expect.Same(logits.Raw.softmax(-1).sort(-1, true).Values, chances);
    }

    [Fact]
    public void Adds_up_along_rows()
    {
        Expect.Same(logits.Raw.cumsum(-1), logits.CumSum());
        Expect.Same(torch.ones(2, 3), logits.Softmax().CumSum().Column(Vocab.Size - 1), 1e-5);
    }

    /// <summary>Nucleus sampling (Holtzman et al. 2020), without a step out of the typed world.</summary>
    [Fact]
    public void Keeps_the_most_probable_up_to_a_sum()
    {
        var (sorted, places) = logits.Sort(descending: true);
        var chances = sorted.Softmax();
        var before = chances.CumSum() - chances.AsTensor();
        Tensor<Batch, Seq, Vocab> kept = sorted.MaskedFill(before > 0.5).ScatterInto(places);
        foreach (var (row, all) in Rows(kept).Zip(Rows(logits)))
        {
            var probabilities = all.Select(value => Math.Exp(value) / all.Sum(other => Math.Exp(other))).ToArray();
            var chosen = row.Select(float.IsFinite).ToArray();
            var sum = probabilities.Where((_, i) => chosen[i]).ToArray();
            Assert.True(sum.Sum() > 0.5);
            Assert.True(sum.Sum() - sum.Min() <= 0.5 + 1e-6);
        }
    }

    [Fact]
    public void Picks_probabilities_and_averages_them()
    {
        var tokens = logits.ArgMax();
        var (one, other) = (logits.Softmax(), (-logits).Softmax());
        Expect.Same(one.Raw.amax([-1]), one.Pick(tokens));
        Expect.Same(one.Raw + other.Raw, one + other);
        var (chances, chosen) = one.TopK<Rest>();
        Probabilities<Batch, Seq, Rest> typed = chances;
        Expect.Same(torch.ones(2, 3), typed.DivideRows(typed.Sum()).Sum(), 1e-5);
        Expect.Same(typed.Raw, one.AsTensor().PickMany(chosen));
        Expect.Same(one.Raw.sum([1]), one.SumOfRows());
        var outputs = Given.Tensor<Batch, Seq, Rest, Emb>();
        Expect.Same(outputs.Raw * typed.Raw.unsqueeze(-1), outputs.ScaleRows(typed));
    }

    [Fact]
    public void Draws_at_every_rank()
    {
        var scores = Given.Tensor<Batch, Heads, Seq, KeySeq>();
        Indices<Batch, Heads, Seq, KeySeq> drawn = (scores * 1e6).Softmax().Sample();
        Expect.Values(scores.ArgMax().ToArray(), drawn);
        var grouped = Given.Tensor<Batch, KvHeads, Group, Seq, KeySeq>();
        Expect.Values(grouped.ArgMax().ToArray(), (grouped * 1e6).Softmax().Sample());
    }

    [Fact]
    public void Indices_move_choose_and_go_on()
    {
        var tokens = Indices.From<Batch, Seq, Vocab>([1, 2, 3], [4, 5, 6]);
        Expect.Values([2, 5], tokens.Column(1));
        Indices<Heads, Seq, Vocab> beams = tokens.Gather(Indices.From<Heads, Batch>(1, 1, 0, 1));
        Expect.Values([4, 5, 6, 4, 5, 6, 1, 2, 3, 4, 5, 6], beams);
        Expect.Values([2, 3, 4, 5, 6, 7], tokens + 1);
        Expect.Values([0, 1, 2, 3, 4, 5], tokens - 1);
        Expect.Refused(() => tokens.Column(3), "Seq", "3");
    }

    [Fact]
    public void The_cap_and_the_squared_relu_are_what_they_say()
    {
        Expect.Same(torch.tanh(logits.Raw / 3) * 3, logits.SoftCap(3));
        Expect.Same(logits.Raw.relu().square(), logits.ReluSquared());
        Assert.Throws<ArgumentOutOfRangeException>(() => logits.SoftCap(0));
    }

    [Fact]
    public void Numbers_come_out()
    {
        Assert.Equal(logits.Raw.flatten().data<float>().ToArray(), logits.ToArray());
        Assert.Equal(
            logits.Raw.transpose(0, 1).contiguous().flatten().data<float>().ToArray(),
            logits.TransposeFirst().ToArray()
        );
        Assert.Equal(2.5f, Tensor.AssumeNumber(torch.tensor(2.5)).ToSingle());
        Expect.NothingLeft(() => logits.ToArray());
        Assert.Equal(logits.ToArray(), logits.ToArray());
    }

    private static IEnumerable<float[]> Rows(Tensor<Batch, Seq, Vocab> tensor) =>
        tensor.ToArray().Chunk((int)Vocab.Size);
}
