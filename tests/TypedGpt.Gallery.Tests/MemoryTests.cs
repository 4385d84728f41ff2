using TorchSharp;
using TypedGpt.TestSupport;

namespace TypedGpt.Gallery.Tests;

/// <summary>Nothing is left behind by a forward pass, nor by a step of training.</summary>
[Collection(nameof(Torch))]
public sealed class MemoryTests
{
    private const int Times = 10;

    public static TheoryData<string> Names => Samples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_forward_leaves_its_results_and_nothing_else(string name)
    {
        var golden = Golden.Read(name);
        using var model = Samples.All[name].Make();
        foreach (var training in new[] { true, false })
        {
            model.train(training);
            Run();
            var before = LiveTensors.Count;
            for (var count = 0; count < Times; count++)
            {
                Assert.Equal(before + 2, Run());
            }

            Assert.Equal(before, LiveTensors.Count);
        }

        long Run()
        {
            var (logits, loss) = Samples.All[name].Run(model, golden);
            using (logits)
            using (loss)
            {
                return LiveTensors.Count;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_training_step_leaves_nothing(string name)
    {
        var golden = Golden.Read(name);
        using var model = Samples.All[name].Make();
        using var optimizer = torch.optim.AdamW(model.parameters(), lr: 1e-2);
        var first = Step();
        var before = LiveTensors.Count;
        var last = first;
        for (var count = 0; count < Times; count++)
        {
            last = Step();
        }

        Assert.Equal(before, LiveTensors.Count);
        Assert.True(last < first, $"the loss went from {first} to {last}");

        float Step()
        {
            var (logits, loss) = Samples.All[name].Run(model, golden);
            using (logits)
            using (loss)
            {
                loss.backward();

                // TorchSharp's optimizers leave their handles of the gradients to a scope of the caller's.
                using var scope = torch.NewDisposeScope();
                optimizer.step();
                optimizer.zero_grad();
                return loss.item<float>();
            }
        }
    }
}
