using TorchSharp;

namespace TypedGpt.Torch.Tests;

public class CrossEntropyTests
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
    public void Takes_rows_of_every_rank()
    {
        var deep = Given.Tensor<Batch, Seq, Heads, Vocab>();
        var right = deep.ArgMax();
        Expect.Same((-deep.LogSoftmax().Pick(right)).MeanOfAll().Raw, Loss.CrossEntropy(deep, right), 1e-5);
        var deeper = Given.Tensor<Batch, KvHeads, Group, Seq, Vocab>();
        Expect.Same((-deeper.LogSoftmax().Max()).MeanOfAll().Raw, Loss.CrossEntropy(deeper, deeper.ArgMax()), 1e-5);
    }

    [Fact]
    public void Weighs_classes_and_smooths_labels_as_torch_does()
    {
        var weights = Given.Tensor<Vocab>().Square();
        var (rows, answers) = (logits.Raw.reshape(6, 11), targets.Raw.flatten());
        Expect.Same(
            torch.nn.functional.cross_entropy(rows, answers, weights.Raw, label_smoothing: 0.1),
            Loss.CrossEntropy(logits, targets, labelSmoothing: 0.1, weights: weights),
            1e-5
        );
        Expect.Same(
            -logits.LogSoftmax().Mean().MeanOfAll().Raw,
            Loss.CrossEntropy(logits, targets, labelSmoothing: 1),
            1e-5
        );
    }

    [Fact]
    public void Gives_the_loss_of_each_token()
    {
        Tensor<Batch, Seq> each = Loss.CrossEntropyOfEach(logits, targets);
        Expect.Same(-logits.LogSoftmax().Pick(targets).Raw, each, 1e-5);
        Expect.Same(
            torch.zeros(2, 3),
            Loss.CrossEntropyOfEach(logits, targets.Replace(targets.Where(99) | !targets.Where(99), -100))
        );
    }

    [Fact]
    public void Compares_with_a_teacher()
    {
        var teacher = Given.Tensor<Batch, Seq, Vocab>().Softmax();
        var expected = (teacher.Raw * (teacher.Raw.log() - logits.Raw.log_softmax(-1))).sum([-1]).mean();
        Expect.Same(expected, Loss.KullbackLeibler(logits, teacher), 1e-5);
        Expect.Same(torch.tensor(0f), Loss.KullbackLeibler(logits, logits.Softmax()), 1e-5);
        var wanted = Given.Tensor<Batch, Seq, Vocab>();
        Expect.Same((logits.Raw - wanted.Raw).square().mean(), Loss.MeanSquaredError(logits, wanted), 1e-5);
        Expect.NothingLeft(() => Loss.KullbackLeibler(logits, teacher).Raw.Dispose());
    }
}
