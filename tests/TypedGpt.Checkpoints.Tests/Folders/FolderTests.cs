using System.Globalization;
using TorchSharp;
using TypedGpt.TestSupport;
using TypedGpt.Torch;
using Xunit.Abstractions;

namespace TypedGpt.Checkpoints.Tests.Folders;

/// <summary>
/// A folder as Hugging Face has it becomes a typed class and computes what transformers computes: after each block, the
/// logits, the loss, its gradients, and the text that the likeliest tokens make.
/// </summary>
[Trait("Category", "Slow")]
public sealed class FolderTests(ITestOutputHelper output)
{
    private const float Tolerance = 2e-4f;

    public static TheoryData<string> Names => [.. SharedData.Checkpoints.Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_folder_computes_what_transformers_computes(string name)
    {
        if (SharedData.Folder is null)
        {
            output.WriteLine($"{SharedData.Variable} names no folder: the copies among the goldens are used.");
        }

        var folder = SharedData.Checkpoint(name);
        var golden = new Released(folder);
        var type = CompiledFolder.Of(folder);
        using var scope = torch.NewDisposeScope();
        using var model = CompiledFolder.Load(type, folder);

        Assert.Equal(golden.Parameters, Count(type, model));
        using (torch.no_grad())
        {
            HiddenStatesAreSame(golden, model);
            IsSame(golden, "logits", model.forward(golden.Tensors["input_ids"]));
        }

        GradientsAreSame(golden, type, model);
        Assert.Equal(
            golden.Greedy,
            Generation.Greedy(model, golden.Prompt, golden.Greedy.Count - golden.Prompt.Count, contextLength: 64)
        );
    }

    private static void HiddenStatesAreSame(Released golden, GptModule model)
    {
        var at = 0;
        foreach (var x in CompiledFolder.HiddenStates(model, golden.Tensors["input_ids"]))
        {
            IsSame(golden, $"hidden_states.{at++.ToString(CultureInfo.InvariantCulture)}", x);
        }
    }

    private static void GradientsAreSame(Released golden, Type type, GptModule model)
    {
        var ids = golden.Tensors["input_ids"];
        var last = ids.size(1) - 1;
        var logits = model.forward(ids).narrow(1, 0, last).flatten(0, 1);
        var loss = torch.nn.functional.cross_entropy(logits, ids.narrow(1, 1, last).flatten());
        Assert.Equal(golden.Loss, loss.item<float>(), Tolerance);

        loss.backward();
        var squares = Squares(type, model);
        Assert.Empty(golden.GradientNorms.Keys.Except(squares.Keys));
        Assert.All(
            golden.GradientNorms,
            norm => Assert.Equal(norm.Value, Math.Sqrt(squares[norm.Key]), 1e-3 * norm.Value + 1e-6)
        );
        Assert.All(
            squares.Where(square => !golden.GradientNorms.ContainsKey(square.Key)),
            square => Assert.Equal(0, square.Value)
        );
    }

    /// <summary>How many parameters transformers counts: what corrects the choice of experts is a buffer there, and not learned.</summary>
    private static long Count(Type type, GptModule model)
    {
        var places = Places(type);
        return model
            .named_parameters()
            .Where(entry => !places[entry.name].EndsWith("e_score_correction_bias", StringComparison.Ordinal))
            .Sum(entry => entry.parameter.numel());
    }

    private static Dictionary<string, string> Places(Type type) =>
        ((IReadOnlyList<WeightInfo>)type.GetProperty("Weights")!.GetValue(null)!).ToDictionary(
            weight => weight.Name,
            weight => GoldenNames.Of(weight.Checkpoint!.Name)
        );

    /// <summary>The squared norm of the gradient of what transformers holds as one parameter.</summary>
    private static Dictionary<string, double> Squares(Type type, GptModule model)
    {
        var places = Places(type);
        return model
            .named_parameters()
            .GroupBy(entry => places[entry.name])
            .ToDictionary(group => group.Key, group => group.Sum(entry => Square(entry.parameter)));
    }

    private static double Square(torch.Tensor parameter) =>
        parameter.grad is { } gradient ? gradient.to(torch.ScalarType.Float64).pow(2).sum().item<double>() : 0;

    private static void IsSame(Released golden, string what, torch.Tensor actual) =>
        Assert.Empty(Oracle.Differences(golden.Tensors[what].data<float>().ToArray(), actual, Tolerance, what));
}
