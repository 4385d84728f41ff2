using TorchSharp;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Models.Tests;

/// <summary>GPT-2 124M and the placeholder it begins as, number for number.</summary>
[Collection(nameof(Torch))]
public sealed class Gpt2Tests
{
    private static readonly long[,] Batch =
    {
        { 6109, 3626, 6100, 345 },
        { 6109, 1110, 6622, 257 },
    };

    [Fact]
    public void The_placeholder_gives_the_textbooks_logits()
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(123);
        AssertEnds("dummy_logits", new DummyGpt124M().forward(torch.tensor(Batch)));
    }

    [Fact]
    public void The_whole_model_gives_the_textbooks_logits()
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(123);
        var model = new Gpt124M();
        AssertEnds("gpt_logits_train", model.forward(torch.tensor(Batch)));
        model.eval();
        AssertEnds("gpt_logits_eval", model.forward(torch.tensor(Batch)));
    }

    [Theory]
    [InlineData("124M", Gpt124M.ParameterCount)]
    [InlineData("355M", Gpt355M.ParameterCount)]
    [InlineData("774M", Gpt774M.ParameterCount)]
    [InlineData("1558M", Gpt1558M.ParameterCount)]
    public void Each_size_has_the_parameters_that_PyTorch_counts(string size, long count) =>
        Assert.Equal(Golden.Read("sizes").GetProperty(size).GetProperty("parameters").GetInt64(), count);

    [Fact]
    public void Other_counts_follow_from_the_shapes()
    {
        Assert.Equal(4 * Gpt124M.ParameterCount, Gpt124M.ParameterBytes);
        Assert.Equal(12 * 2 * 768 * 4, Gpt124M.KvCacheBytesPerToken);

        // Twice the weights that are multiplied (12 blocks of 12 x 768 x 768 and the head) and the attention.
        Assert.Equal((2 * ((12L * 12 * 768 * 768) + (50257 * 768))) + (12 * 4 * 1024 * 768), Gpt124M.FlopsPerToken);
    }

    [Fact]
    public void More_positions_than_the_context_are_refused_in_words()
    {
        using var scope = torch.NewDisposeScope();
        var model = new Plain();
        var error = Assert.Throws<ShapeException>(() => model.forward(torch.zeros(1, 13, dtype: torch.int64)));
        Assert.Contains("13", error.Message, StringComparison.Ordinal);
        Assert.Contains("12", error.Message, StringComparison.Ordinal);
    }

    private static void AssertEnds(string key, torch.Tensor logits)
    {
        Assert.Equal([2, 4, 50257], logits.shape);
        var ends = torch.cat([logits[.., .., ..3], logits[.., .., ^3..]], -1).flatten().data<float>().ToArray();
        var expected = Golden.Read("demo").GetProperty(key).Floats();
        Assert.All(expected.Zip(ends), pair => Assert.Equal(pair.First, pair.Second, 2e-4f));
    }
}
