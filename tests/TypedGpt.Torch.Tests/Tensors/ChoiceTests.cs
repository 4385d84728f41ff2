using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class ChoiceTests
{
    private readonly Tensor<Batch, Seq, Vocab> logits = Given.Tensor<Batch, Seq, Vocab>();

    [Fact]
    public void Softmax_runs_over_the_last_axis()
    {
        var weights = logits.Softmax();
        var powers = logits.Raw.exp();
        Expect.Same(powers / powers.sum(-1, keepdim: true), weights, 1e-5);
        Expect.Same(torch.ones(2, 3), weights.Sum(), 1e-5);
        Expect.Same(weights.Raw.log(), logits.LogSoftmax(), 1e-5);
        Expect.Same(weights.Raw.log(), weights.Log());
        Expect.Same(weights.Raw, weights.AsTensor());
        Expect.Same(weights.Raw.mean([1]), weights.MeanOfRows());
    }

    [Fact]
    public void Chooses_the_largest()
    {
        Indices<Batch, Seq, Vocab> tokens = logits.ArgMax();
        Expect.Values(logits.Raw.argmax(-1).flatten().data<long>().ToArray(), tokens);
        Expect.Values(tokens.ToArray(), logits.Softmax().ArgMax());
    }

    [Fact]
    public void Chooses_the_few_largest()
    {
        var (values, indices) = logits.TopK<Rest>();
        Assert.Equal([2, 3, 2], values.Raw.shape);
        Expect.Same(logits.Max().Raw, values.Column(0));
        Expect.Same(values.Raw, logits.PickMany(indices));
        Indices<Batch, Seq, Rest, Vocab> typed = indices;
        Assert.Equal(logits.ArgMax().ToArray(), typed.Raw.select(-1, 0).flatten().data<long>().ToArray());
    }

    [Fact]
    public void Draws_only_what_is_probable()
    {
        var last = logits.Last();
        var certain = (last * 1e6).Softmax();
        Indices<Batch, Vocab> drawn = certain.Sample();
        Expect.Values(last.ArgMax().ToArray(), drawn);
    }

    [Fact]
    public void Cannot_choose_more_than_there_are()
    {
        Expect.Refused(() => logits.TopK<Qkv>(), "Qkv (37)", "Vocab (11)");
        Expect.Refused(() => logits.TopK<Seq>(), "Seq", "run time");
    }

    [Fact]
    public void Scatters_what_was_chosen_among_zeros()
    {
        var (values, indices) = logits.TopK<Rest>();
        Tensor<Batch, Seq, Vocab> sparse = values.ScatterInto(indices);
        Expect.Same(torch.where(logits.Raw.ge(values.Raw.select(-1, 1).unsqueeze(-1)), logits.Raw, 0), sparse);
        Probabilities<Batch, Seq, Vocab> gates = values.Softmax().ScatterInto(indices);
        Expect.Same(torch.ones(2, 3), gates.Sum(), 1e-5);
    }

    [Fact]
    public void Picks_one_element_of_each_row()
    {
        var tokens = logits.ArgMax();
        Expect.Same(logits.Max().Raw, logits.Pick(tokens));
        var wrong = Indices.Assume<Batch, Seq, Vocab>(torch.zeros(2, 1, torch.ScalarType.Int64));
        Expect.Refused(() => logits.Pick(wrong), "Seq is 3", "1");
    }

    [Fact]
    public void Keeps_only_the_experts_of_chosen_groups()
    {
        var scores = Given.Tensor<Batch, Seq, Heads>();
        var groups = scores.Unflatten(Heads.IntoKvHeads);
        var (_, best) = groups.Max().TopK<One>();
        Tensor<Batch, Seq, Heads> kept = scores.KeepGroups(best, Heads.IntoKvHeads);
        for (var position = 0; position < 3; position++)
        {
            var group = best.Raw[1, position, 0].ToInt64();
            for (var head = 0; head < 4; head++)
            {
                var expected = head / 2 == group ? scores.Raw[1, position, head].ToSingle() : float.NegativeInfinity;
                Assert.Equal(expected, kept.Raw[1, position, head].ToSingle());
            }
        }

        Expect.NothingLeft(() => scores.KeepGroups(best, Heads.IntoKvHeads).Raw.Dispose());
        var wrong = Indices.Assume<Batch, Seq, One, KvHeads>(torch.zeros(2, 1, 1, torch.ScalarType.Int64));
        Expect.Refused(() => scores.KeepGroups(wrong, Heads.IntoKvHeads), "Seq is 3", "1");
        Expect.Refused(() => scores.KeepGroups<One, KvHeads, Group>(best, default), "default", "Heads");
    }

    [Fact]
    public void Picks_the_outputs_of_chosen_experts()
    {
        var (_, indices) = Given.Tensor<Batch, Seq, Heads>().TopK<Rest>();
        var outputs = Given.Tensor<Batch, Seq, Heads, Emb>();
        Tensor<Batch, Seq, Rest, Emb> picked = outputs.PickRows(indices);
        for (var k = 0; k < 2; k++)
        {
            var expert = indices.Raw[1, 2, k].ToInt64();
            Expect.Same(outputs.Raw[1, 2, expert], picked.Raw[1, 2, k]);
        }
    }

    [Fact]
    public void Gathers_the_weights_of_chosen_experts()
    {
        var (_, indices) = Given.Tensor<Batch, Seq, Heads>().TopK<Rest>();
        var weights = Given.Tensor<Heads, Hidden, Emb>();
        Tensor<Batch, Seq, Rest, Hidden, Emb> gathered = weights.Gather(indices);
        Expect.Same(weights.Raw[indices.Raw[1, 0, 1].ToInt64()], gathered.Raw[1, 0, 1]);
    }

    [Fact]
    public void Gathers_rows_as_an_embedding_does()
    {
        var table = Given.Tensor<Vocab, Emb>();
        var tokens = logits.ArgMax();
        Expect.Same(table.Raw.index_select(0, tokens.Raw.flatten()).reshape(2, 3, 8), table.Gather(tokens));
        var numbers = Given.Tensor<Vocab>();
        Expect.Same(numbers.Raw.index_select(0, tokens.Raw.flatten()).reshape(2, 3), numbers.Gather(tokens));
    }

    [Fact]
    public void Numbers_the_rows_of_two_towers()
    {
        var towers = Given.Tensor<Batch, Emb>();
        Indices<Batch, Batch> own = towers.Arange();
        Expect.Values([0, 1], own);
        var loss = Loss.CrossEntropy(towers.MatMul(towers.TransposeLast()), own);
        Assert.True(loss.ToDouble() >= 0);
    }

    [Fact]
    public void Pairs_two_batches_row_by_row()
    {
        var scores = Given.Tensor<Heads, Emb>().MatMul(Given.Tensor<Heads, Emb>().TransposeLast());
        Expect.Values([0, 1, 2, 3], scores.MatchingPairs());

        var answers = Tensor.Assume<Batch, Emb>(torch.randn(2, 8));
        var questions = Tensor.Assume<Seq, Emb>(torch.randn(2, 8));
        var both = questions.MatMul(answers.TransposeLast());
        Indices<Seq, Batch> own = both.MatchingPairs();
        Expect.Values([0, 1], own);
        var expected = torch.nn.functional.cross_entropy(both.Raw, torch.arange(2, torch.ScalarType.Int64));
        Expect.Same(expected, Loss.CrossEntropy(both, own), 1e-5);
    }

    [Fact]
    public void Batches_of_two_lengths_are_no_pairs() =>
        Expect.Refused(() => Given.Tensor<Seq, Batch>().MatchingPairs(), "Seq is 3", "Batch is 2", "no pairs");
}
