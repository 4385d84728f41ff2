using System.Text.Json;
using TorchSharp;
using TypedGpt.TestSupport;

namespace TypedGpt.Checkpoints.Tests.Folders;

/// <summary>What transformers computed of a checkpoint: <c>golden.json</c> and <c>golden.safetensors</c>.</summary>
internal sealed class Released(string folder)
{
    private readonly JsonElement numbers = JsonSerializer.Deserialize<JsonElement>(
        File.ReadAllBytes(Path.Combine(folder, "golden.json"))
    );

    /// <summary><c>input_ids</c>, <c>logits</c>, and <c>hidden_states.N</c> before each block and after the last norm.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> Tensors { get; } =
        CheckpointFile.Read(Path.Combine(folder, "golden.safetensors"));

    /// <summary>How many parameters there are, a tied one once.</summary>
    public long Parameters => numbers.GetProperty("parameters").GetInt64();

    /// <summary>The mean cross entropy of the ids, each from those before it.</summary>
    public double Loss => numbers.GetProperty("loss").GetDouble();

    /// <summary>The norm of the gradient of each parameter, by the names that transformers has in memory.</summary>
    public IReadOnlyDictionary<string, double> GradientNorms =>
        numbers
            .GetProperty("grad_norm")
            .EnumerateObject()
            .ToDictionary(norm => norm.Name, norm => norm.Value.GetDouble());

    /// <summary>The tokens of a prompt.</summary>
    public IReadOnlyList<long> Prompt => numbers.GetProperty("greedy").GetProperty("prompt").Longs();

    /// <summary>The same with those that the model goes on with, always the likeliest.</summary>
    public IReadOnlyList<long> Greedy => numbers.GetProperty("greedy").GetProperty("ids").Longs();
}
