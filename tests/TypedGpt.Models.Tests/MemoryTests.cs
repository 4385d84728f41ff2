using TorchSharp;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Models.Tests;

/// <summary>Nothing is left behind: counted over a thousand passes with torch's own statistics.</summary>
[Collection(nameof(Torch))]
public sealed class MemoryTests
{
    private const int Times = 1000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_forward_leaves_its_result_and_nothing_else(bool training)
    {
        using var model = new Biased();
        model.train(training);
        using var ids = torch.tensor(
            new long[,]
            {
                { 1, 2, 3 },
                { 4, 5, 6 },
            }
        );
        model.forward(ids).Dispose();

        var before = LiveTensors.Count;
        for (var count = 0; count < Times; count++)
        {
            using var logits = model.forward(ids);
            Assert.Equal(before + 1, LiveTensors.Count);
        }

        Assert.Equal(before, LiveTensors.Count);
    }

    [Fact]
    public void A_training_step_leaves_nothing()
    {
        using var model = new SeparateRates();
        using var ids = torch.tensor(
            new long[,]
            {
                { 1, 2, 3 },
                { 4, 5, 6 },
            }
        );
        using var optimizer = torch.optim.AdamW(model.parameters(), lr: 1e-3);
        Step();

        var before = LiveTensors.Count;
        for (var count = 0; count < Times; count++)
        {
            Step();
        }

        Assert.Equal(before, LiveTensors.Count);

        void Step()
        {
            var typed = Indices.Assume<Batch, Seq, SeparateRates.Vocab>(ids);
            using var logits = model.Forward(typed).Raw;
            using var loss = Loss.CrossEntropy(Tensor.Assume<Batch, Seq, SeparateRates.Vocab>(logits), typed).Raw;
            loss.backward();

            // TorchSharp's optimizers leave their handles of the gradients to a scope of the caller's.
            using var scope = torch.NewDisposeScope();
            optimizer.step();
            optimizer.zero_grad();
        }
    }

    [Fact]
    public void A_greedy_generation_leaves_nothing()
    {
        using var model = new Tied();
        model.eval();
        Generation.Greedy(model, [1, 2], 2, Tied.Context.Size);

        var before = LiveTensors.Count;
        for (var count = 0; count < Times; count++)
        {
            Assert.Equal(5, Generation.Greedy(model, [1, 2, 3], 2, Tied.Context.Size).Count);
        }

        Assert.Equal(before, LiveTensors.Count);
    }

    [Fact]
    public void A_generation_longer_than_the_context_goes_on_with_the_latest_tokens()
    {
        using var model = new Plain();
        model.eval();
        var ids = Generation.Greedy(model, [1, 2, 3], 20, Plain.Context.Size);
        Assert.Equal(23, ids.Count);
        Assert.Equal(ids[22], Generation.Greedy(model, [.. ids.Skip(10).Take(12)], 1, Plain.Context.Size)[^1]);
    }

    [Fact]
    public void Nothing_is_continued_where_there_is_nothing()
    {
        using var model = new Plain();
        var error = Assert.Throws<ArgumentException>(() => Generation.Greedy(model, [], 1, 12));
        Assert.Contains("at least one id", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_outside_of_the_vocabulary_is_named()
    {
        using var model = new Plain();
        var error = Assert.Throws<ShapeException>(() => Generation.Greedy(model, [1, 99999], 1, Plain.Context.Size));
        Assert.StartsWith(
            $"99999 at [0, 1] is no index into Plain.Vocab ({Plain.Vocab.Size})",
            error.Message,
            StringComparison.Ordinal
        );
    }
}
