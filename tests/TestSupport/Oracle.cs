using System.Text.Json;
using TorchSharp;

namespace TypedGpt.TestSupport;

/// <summary>Compares a module with what the oracle computed.</summary>
public static class Oracle
{
    /// <summary>A module made with the oracle's seed, which then goes on to draw what is dropped.</summary>
    public static T Seeded<T>(Func<T> make)
    {
        torch.manual_seed(123);
        return make();
    }

    /// <summary>Where the numbers of each parameter differ from the golden ones, or their names do; empty where all is the same.</summary>
    /// <param name="golden">An object: for each parameter's name its numbers.</param>
    /// <param name="module">The module with these parameters.</param>
    /// <param name="read">The numbers of one parameter.</param>
    /// <param name="value">What of the parameter is compared, such as its gradient.</param>
    /// <param name="tolerance">By how much a number may differ, by the parameter's name.</param>
    public static IReadOnlyList<string> Differences(
        JsonElement golden,
        torch.nn.Module module,
        Func<JsonElement, float[]> read,
        Func<torch.Tensor, torch.Tensor> value,
        Func<string, float> tolerance
    )
    {
        var parameters = module.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter);
        var expected = golden.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        return
        [
            .. expected.Keys.Except(parameters.Keys).Select(name => $"{name} is missing"),
            .. parameters.Keys.Except(expected.Keys).Select(name => $"{name} is too much"),
            .. expected
                .Where(pair => parameters.ContainsKey(pair.Key))
                .SelectMany(pair =>
                    Differences(read(pair.Value), value(parameters[pair.Key]), tolerance(pair.Key), pair.Key)
                ),
        ];
    }

    /// <summary>How far a tensor is from the expected numbers, as a sentence; empty where it is within <paramref name="tolerance"/>.</summary>
    public static IReadOnlyList<string> Differences(
        float[] expected,
        torch.Tensor actual,
        float tolerance,
        string what = "logits"
    )
    {
        var values = actual.detach().flatten();
        if (values.numel() != expected.Length)
        {
            return [$"{what} are {values.numel()} numbers instead of {expected.Length}"];
        }

        var difference = (torch.tensor(expected) - values).abs().max().item<float>();
        return difference <= tolerance ? [] : [$"{what} differ by {difference}"];
    }

    /// <summary>The mean cross entropy of a model's logits, [.., vocabulary], in plain torch.</summary>
    public static torch.Tensor CrossEntropy(torch.Tensor logits, torch.Tensor targets) =>
        torch.nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten());
}
