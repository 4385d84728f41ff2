using System.Globalization;
using TorchSharp;
using TypedGpt.TestSupport;

namespace TypedGpt.Families.Tests;

/// <summary>A checkpoint of Hugging Face's with what transformers computed of it: <c>tests/Goldens/checkpoints/NAME</c>.</summary>
internal sealed class Released(string name)
{
    private readonly IReadOnlyDictionary<string, torch.Tensor> stored = Read(name, "model");

    /// <summary><c>input_ids</c>, <c>logits</c>, and <c>hidden_states.N</c> before each block and after the last norm.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> Golden { get; } = Read(name, "golden");

    /// <summary>The stored tensor of that name.</summary>
    public torch.Tensor this[string tensor] =>
        stored.TryGetValue(tensor, out var found)
            ? found
            : throw new KeyNotFoundException($"{name} has no {tensor}, but {string.Join(", ", stored.Keys.Order())}.");

    /// <summary>The tensors that every expert has one of, in one: those of <paramref name="pattern"/> with a number for the star.</summary>
    public torch.Tensor OfExperts(string pattern) =>
        torch.stack(
            Enumerable
                .Range(0, int.MaxValue)
                .Select(at => pattern.Replace("*", at.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
                .TakeWhile(stored.ContainsKey)
                .Select(at => stored[at])
        );

    /// <summary>Gives each parameter of <paramref name="model"/> the stored numbers.</summary>
    /// <param name="model">A model of the family.</param>
    /// <param name="sources">For each parameter, by its name in its block or in the model, where its numbers are.</param>
    public void LoadInto(torch.nn.Module model, params (string Parameter, Source Source)[] sources)
    {
        using var off = torch.no_grad();
        foreach (var (full, parameter) in model.named_parameters())
        {
            var (layer, own) = full.Split('.') is ["blocks", var number, .. var rest]
                ? ($"model.layers.{number}.", string.Join('.', rest))
                : ("", full);
            var source = sources.Single(source => source.Parameter == own).Source(this, layer);
            Assert.Equal(parameter.shape, source.shape);
            parameter.copy_(source);
        }
    }

    private static IReadOnlyDictionary<string, torch.Tensor> Read(string name, string file) =>
        CheckpointFile.Read(TestSupport.Golden.PathOf($"checkpoints/{name}/{file}.safetensors"));
}

/// <summary>The numbers of a parameter.</summary>
/// <param name="checkpoint">Where they are stored.</param>
/// <param name="layer">What the names of this block's tensors begin with; empty outside of blocks.</param>
internal delegate torch.Tensor Source(Released checkpoint, string layer);
