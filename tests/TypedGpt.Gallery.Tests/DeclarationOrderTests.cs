using TorchSharp;
using TypedGpt.TestSupport;

namespace TypedGpt.Gallery.Tests;

/// <summary>The order of declaration is the order of construction, of the names and of the random draws.</summary>
[Collection(nameof(Torch))]
public sealed class DeclarationOrderTests
{
    /// <summary>The second block's parameters, as one reads them off the declarations.</summary>
    private static readonly string[] Declared =
    [
        "norm1.weight 24",
        "norm1.bias 24",
        "attention.query.weight 24x24",
        "attention.query.bias 24",
        "attention.key.weight 24x24",
        "attention.key.bias 24",
        "attention.value.weight 24x24",
        "attention.value.bias 24",
        "attention.output.weight 24x24",
        "attention.output.bias 24",
        "norm2.weight 24",
        "norm2.bias 24",
        .. Enumerable
            .Range(0, 3)
            .SelectMany(outer =>
                new[]
                {
                    "norm.weight 29",
                    "steps.0.down.weight 5x29",
                    "steps.0.down.bias 5",
                    "steps.0.up.weight 29x5",
                    "steps.1.down.weight 5x29",
                    "steps.1.down.bias 5",
                    "steps.1.up.weight 29x5",
                    "last.down.weight 15x29",
                    "last.down.bias 15",
                    "last.up.weight 29x15",
                }.Select(name => $"feed_forward.outer.{outer}.{name}")
            ),
        "feed_forward.places.weight 11x5",
        "feed_forward.begun.zeros 5",
        "feed_forward.begun.ones 2x5",
        "feed_forward.begun.normal 2x3x15",
        "feed_forward.begun.uniform 2x3x5x24",
        "feed_forward.extra.weight 5x24",
        "feed_forward.extra.bias 5",
        "feed_forward.shift 24",
    ];

    [Fact]
    public void Names_and_shapes_follow_the_declarations()
    {
        var table = EveryKind.Weights.Select(weight => Text(weight.Name, weight.Shape)).ToList();
        Assert.Equal(Declared.Select(name => $"blocks.1.{name}"), table.Where(IsInSecondBlock));

        using var model = new EveryKind();
        Assert.Equal(table.Order(), model.state_dict().Select(entry => Text(entry.Key, entry.Value.shape)).Order());
        Assert.Equal(EveryKind.ParameterCount, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void The_state_dictionary_lists_a_layers_own_parameters_before_its_parts_as_PyTorchs_does()
    {
        using var model = new EveryKind();
        var names = model.state_dict().Select(entry => Text(entry.Key, entry.Value.shape)).Where(IsInSecondBlock);
        var ownFirst = Declared.ToList();
        ownFirst.Remove("feed_forward.shift 24");
        ownFirst.Insert(ownFirst.IndexOf("feed_forward.outer.0.norm.weight 29"), "feed_forward.shift 24");
        Assert.Equal(ownFirst.Select(name => $"blocks.1.{name}"), names);
    }

    [Fact]
    public void Every_beginning_draws_in_the_order_of_declaration()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var model = Oracle.Seeded(static () => new EveryKind());
        var drawn = model.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter);

        torch.manual_seed(123);
        foreach (var weight in EveryKind.Weights)
        {
            var expected = Draw(weight.Name, torch.zeros([.. weight.Shape]));
            Assert.True(torch.allclose(expected, drawn[weight.Name], rtol: 1e-6, atol: 1e-7), weight.Name);
        }
    }

    [Fact]
    public void Masks_and_rotary_positions_have_no_place_in_the_state_dictionary_and_every_part_takes_part()
    {
        using var scope = torch.NewDisposeScope();
        var model = new EveryKind();
        var ids = torch.arange(22, torch.int64).reshape(2, 11);
        Oracle.CrossEntropy(model.forward(ids), ids).backward();
        Assert.All(
            model.named_parameters(),
            pair => Assert.True(pair.parameter.grad?.abs().sum().item<float>() > 0, $"{pair.name} has no gradient")
        );
        Assert.DoesNotContain(
            model.state_dict().Keys,
            key => key.Contains("near", StringComparison.Ordinal) || key.Contains("turn", StringComparison.Ordinal)
        );
    }

    private static string Text(string name, IEnumerable<long> shape) => $"{name} {string.Join('x', shape)}";

    private static bool IsInSecondBlock(string name) => name.StartsWith("blocks.1.", StringComparison.Ordinal);

    private long inputs;

    /// <summary>What PyTorch's modules begin with: embeddings normal, linear layers uniform in ±1/sqrt(inputs), norms the identity.</summary>
    private torch.Tensor Draw(string name, torch.Tensor values)
    {
        var parts = name.Split('.');
        switch (parts[^2], parts[^1])
        {
            case ("tokens" or "positions" or "places", _):
                return values.normal_(0, 1);
            case (_, "shift"):
                return values.normal_(0, 0.02);
            case ("begun", "normal"):
                return values.normal_(0, 0.5);
            case ("begun", "zeros"):
                return values;
            case ("begun", "ones"):
                return values.fill_(1);
            case (var norm, var part) when norm.Contains("norm", StringComparison.Ordinal):
                return part == "weight" ? values.fill_(1) : values;
            case (_, "bias"):
                return values.uniform_(-1 / Math.Sqrt(inputs), 1 / Math.Sqrt(inputs));
            default:
                inputs = values.size(-1);
                return values.uniform_(-1 / Math.Sqrt(inputs), 1 / Math.Sqrt(inputs));
        }
    }
}
