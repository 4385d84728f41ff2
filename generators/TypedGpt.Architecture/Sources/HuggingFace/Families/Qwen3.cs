using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Qwen 3 (Yang et al. 2025): no biases, but a norm over each head of queries and keys.</summary>
internal static class Qwen3
{
    public static Family Family { get; } = new("qwen3", "Qwen3ForCausalLM", "llama", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(151936, 4096, 22016, 32, 32, 32768, HeadDim: 128));
        model.Attention();
        model.Gated();
        model.Rotary(sizes, theta: 10000);
        model.SwitchedWindow(sizes);
        model.Tied(absent: false);
    }

    /// <summary>What Qwen 3 with and without experts share.</summary>
    public static void Attention(this ConfigModel model)
    {
        var bias = model.Flag(absent: false, "attention_bias");
        model.RmsNorms(1e-6);
        model.Set(NormOptions.QkNorm, QkNormChoice.Head);
        model.Biases(bias, bias, feedForward: false);
    }
}
