using TorchSharp;

namespace TypedGpt.Mutations.Torch;

/// <summary>Numbers that depend on the name of a weight and on nothing else, so that a bug moves no other weight.</summary>
internal static class Weights
{
    /// <summary>Draws every parameter of a model anew.</summary>
    public static void Draw(torch.nn.Module model)
    {
        using var noGradients = torch.no_grad();
        foreach (var (name, parameter) in model.named_parameters())
        {
            parameter.copy_(Of(name, parameter.shape));
        }
    }

    /// <summary>GPT-2's file for a setting: [in, out] weights, query, key and value in one.</summary>
    public static IReadOnlyDictionary<string, torch.Tensor> Gpt2File(Setting setting)
    {
        var (width, hidden) = (setting.Width, 4 * setting.Width);
        var file = new Dictionary<string, torch.Tensor>();
        Add("wte.weight", setting.Vocab, width);
        Add("wpe.weight", setting.Context, width);
        AddPair("ln_f", width);
        for (var layer = 0; layer < setting.Layers; layer++)
        {
            AddPair($"h.{layer}.ln_1", width);
            AddPair($"h.{layer}.attn.c_attn", width, 3 * width);
            AddPair($"h.{layer}.attn.c_proj", width, width);
            AddPair($"h.{layer}.ln_2", width);
            AddPair($"h.{layer}.mlp.c_fc", width, hidden);
            AddPair($"h.{layer}.mlp.c_proj", hidden, width);
        }

        return file;

        void AddPair(string name, params long[] shape)
        {
            Add($"{name}.weight", shape);
            Add($"{name}.bias", shape[^1]);
        }

        void Add(string name, params long[] shape) => file[name] = Of(name, shape);
    }

    // Matrices small enough for the softmax to stay undecided; vectors around one, as a scale is.
    private static torch.Tensor Of(string name, long[] shape)
    {
        using var generator = new torch.Generator(Seed(name));
        var numbers = torch.randn(shape, generator: generator);
        return shape.Length > 1 ? numbers * 0.3f : 1 + numbers * 0.3f;
    }

    // string.GetHashCode is another number in each process.
    private static ulong Seed(string name) => name.Aggregate(17UL, (seed, letter) => (seed * 31 + letter) % 1_000_003);
}
