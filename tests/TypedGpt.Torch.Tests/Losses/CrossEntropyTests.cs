using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class CrossEntropyTests
{
    private readonly Tensor<Batch, Seq, Vocab> logits = Given.Tensor<Batch, Seq, Vocab>();
    private readonly Indices<Batch, Seq, Vocab> targets = Indices.From<Batch, Seq, Vocab>([1, 10, 3], [0, 5, 2]);

    [Fact]
    public void Is_the_mean_negative_log_probability_of_the_targets()
    {
        var expected = -logits.LogSoftmax().Pick(targets).MeanOfAll();
        Expect.Same(expected.Raw, Loss.CrossEntropy(logits, targets), 1e-5);
    }

    [Fact]
    public void Ignores_the_targets_it_is_told_to()
    {
        var padded = targets.Replace(targets.Where(3) | targets.Where(2), -100);
        Expect.Values([1, 10, -100, 0, 5, -100], padded);
        var expected = -logits.FirstRows(2).LogSoftmax().Pick(targets.FirstPositions(2)).MeanOfAll();
        Expect.Same(expected.Raw, Loss.CrossEntropy(logits, padded), 1e-5);
        var others = targets.Replace(targets.Where(3) | targets.Where(2), 7);
        Expect.Same(expected.Raw, Loss.CrossEntropy(logits, others, ignoreIndex: 7), 1e-5);
    }

    [Fact]
    public void Takes_one_row_for_each_sequence()
    {
        var expected = -logits.Last().LogSoftmax().Pick(targets.Last()).MeanOfAll();
        Expect.Same(expected.Raw, Loss.CrossEntropy(logits.Last(), targets.Last()), 1e-5);
    }

    [Fact]
    public void Demands_a_target_for_each_position()
    {
        Expect.Refused(() => Loss.CrossEntropy(logits, targets.LastPositions(2)), "Seq is 3", "2");
    }

    [Fact]
    public void Leaves_nothing_behind_but_its_result() =>
        Expect.NothingLeft(() => Loss.CrossEntropy(logits, targets).Raw.Dispose());

    [Fact]
    public void Names_the_target_that_torch_refused_and_where_it_stands()
    {
        var wrong = torch.tensor(
            new long[,]
            {
                { 1, -100, 3 },
                { 4, 5, 12 },
            }
        );
        Expect.Refused(
            () => Loss.CrossEntropy(Given.Tensor<Batch, Seq, Vocab>(), Indices.Assume<Batch, Seq, Vocab>(wrong)),
            "12 at [1, 2] is no index into Vocab (11)"
        );
        Expect.Refused(
            () => Loss.CrossEntropy(Given.Tensor<Batch, Vocab>(), Indices.Assume<Batch, Vocab>(wrong.select(1, 2))),
            "12 at [1] is no index into Vocab (11)"
        );
    }
}
