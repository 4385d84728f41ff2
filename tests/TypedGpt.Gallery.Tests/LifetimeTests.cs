using System.Reflection;
using TorchSharp;
using TypedGpt.TestSupport;
using TypedGpt.Torch;
using Module = TorchSharp.torch.nn.Module;

namespace TypedGpt.Gallery.Tests;

/// <summary>A model frees what it made, whoever used it, and several threads may use one.</summary>
[Collection(nameof(Torch))]
public sealed class LifetimeTests
{
    private const float Tolerance = 1e-5f;

    public static TheoryData<string> Names => Samples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_that_is_disposed_leaves_nothing(string name)
    {
        var golden = Golden.Read(name);
        var before = LiveTensors.Count;
        using (var model = Samples.All[name].Make())
        {
            var (logits, loss) = Samples.All[name].Run(model, golden);
            logits.Dispose();
            loss.Dispose();
        }

        Assert.Equal(before, LiveTensors.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_layer_is_one_that_disposing_the_model_reaches(string name)
    {
        using var model = Samples.All[name].Make();
        var reached = model.modules().Append(model).ToHashSet<Module>(ReferenceEqualityComparer.Instance);
        foreach (var layer in reached)
        {
            var parts = layer
                .GetType()
                .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(property => property.PropertyType.IsAssignableTo(typeof(Module)) && property.CanRead)
                .Where(property => property.GetIndexParameters().Length == 0);
            Assert.All(parts, part => Assert.Contains((Module)part.GetValue(layer)!, reached));
        }
    }

    /// <summary>New models each time, so that all threads find whatever is made on first use unmade.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Threads_share_a_model_and_leave_nothing_either(string name)
    {
        var golden = Golden.Read(name);
        var sample = Samples.All[name];
        using var twin = Oracle.Seeded(sample.Make);
        twin.eval();
        var expected = Longer(twin);
        var seed = Counts.Seed;
        for (var round = 0; round < Counts.Of(100); round++)
        {
            var before = LiveTensors.Count;
            long left;
            using (var model = Oracle.Seeded(sample.Make))
            {
                model.eval();
                left = Crowd.Run(number =>
                {
                    var random = new Random(HashCode.Combine(seed, round, number));
                    for (var call = 0; call < 12; call++)
                    {
                        var length = random.Next(1, expected.Count + 1);
                        Assert.True(
                            Math.Abs(expected[length - 1] - Sum(model, length)) < Tolerance,
                            $"length {length} in round {round} of seed {seed}"
                        );
                    }
                });
            }

            Assert.Equal(before, LiveTensors.Count + left);
        }

        List<float> Longer(Module model) =>
            [.. Enumerable.Range(1, model is GptModule ? 12 : 1).Select(length => Sum(model, length))];

        // Something of every position's, of the inputs' first positions; the two towers have no lengths.
        float Sum(Module model, int length)
        {
            using var scope = torch.NewDisposeScope();
            return model is GptModule gpt
                ? gpt.forward(torch.arange(length).unsqueeze(0)).square().mean().sqrt().item<float>()
                : sample.Run(model, golden).Loss.item<float>();
        }
    }
}
