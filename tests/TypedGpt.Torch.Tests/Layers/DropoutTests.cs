using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class DropoutTests
{
    private readonly Tensor<Batch, Seq, Emb> x = Given.Tensor<Batch, Seq, Emb>().OnesLike();

    [Fact]
    public void Drops_what_torch_drops()
    {
        var dropout = new Dropout(0.5);
        torch.manual_seed(3);
        var dropped = dropout.Forward(x);
        torch.manual_seed(3);
        Expect.Same(torch.nn.functional.dropout(x.Raw, 0.5), dropped, 0);
        Assert.Contains(0f, dropped.Raw.data<float>().ToArray());
        Assert.Contains(2f, dropped.Raw.data<float>().ToArray());
    }

    [Fact]
    public void Returns_its_input_in_evaluation_and_at_a_rate_of_zero()
    {
        var dropout = new Dropout(0.5);
        dropout.eval();
        Assert.Same(x.Raw, dropout.Forward(x).Raw);
        Assert.Same(x.Raw, new Dropout(0).Forward(x).Raw);
        dropout.train();
        Assert.NotSame(x.Raw, dropout.Forward(x).Raw);
    }

    [Fact]
    public void Keeps_probabilities_apart_from_scores()
    {
        var dropout = new Dropout(0.5);
        Probabilities<Batch, Seq, Emb> weights = dropout.Forward(x.Softmax());
        Assert.Equal(x.Raw.shape, weights.Raw.shape);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Refuses_what_is_no_probability(double rate)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(rate));
        Assert.Contains("[0, 1)", error.Message, StringComparison.Ordinal);
    }
}
