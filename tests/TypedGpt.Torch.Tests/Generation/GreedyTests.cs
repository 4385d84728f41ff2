using TorchSharp;
using TorchSharp.Modules;

namespace TypedGpt.Torch.Tests;

/// <summary>What a model is shown while it generates.</summary>
public sealed class GreedyTests
{
    [Fact]
    public void Ids_are_made_where_the_model_is()
    {
        using var model = new Successor(torch.META);
        // What is generated on the meta device has no values to be read in the end.
        Assert.ThrowsAny<Exception>(() => Generation.Greedy(model, [1, 2], 2, Context.Size));
        Assert.All(model.Shown, shown => Assert.Equal(DeviceType.META, shown.Device));
        Assert.Equal(2, model.Shown.Count);
    }

    [Fact]
    public void The_latest_tokens_are_shown_and_all_are_given_back()
    {
        using var model = new Successor(torch.CPU);
        Assert.Equal([1, 2, 3, 4, 5, 6], Generation.Greedy(model, [1, 2], 4, contextLength: 3));
        Assert.Equal([2, 3, 3, 3], model.Shown.Select(shown => shown.Count));
        Assert.Equal([7], Generation.Greedy(model, [7], 0, contextLength: 3));
    }

    /// <summary>A model of one parameter, whose next token is the latest one's successor.</summary>
    private sealed class Successor : GptModule
    {
        public Successor(torch.Device device)
            : base("Successor") => register_parameter("there", new Parameter(torch.zeros(1, device: device)));

        public List<(DeviceType Device, long Count)> Shown { get; } = [];

        public override torch.Tensor forward(torch.Tensor input)
        {
            Shown.Add((input.device_type, input.size(1)));
            return torch.nn.functional.one_hot(
                input.device_type == DeviceType.META ? torch.ones(1, 1, torch.int64) : input + 1,
                11
            );
        }
    }
}
