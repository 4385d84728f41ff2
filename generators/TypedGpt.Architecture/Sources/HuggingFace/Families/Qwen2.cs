using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Qwen 1.5 to 2.5 (Yang et al. 2024): Llama with biases at query, key and value.</summary>
internal static class Qwen2
{
    public static Family Family { get; } = new("qwen2", "Qwen2ForCausalLM", "llama", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(151936, 4096, 22016, 32, 32, 32768));
        model.RmsNorms(1e-6);
        model.Biases(queries: true, output: false, feedForward: false);
        model.Gated();
        model.Rotary(sizes, theta: 10000);
        model.SwitchedWindow(sizes);
        model.Tied(absent: false);
    }
}
