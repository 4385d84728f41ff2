using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>InternLM 2 (Cai et al. 2024) by its authors' code: Llama with queries, keys and values fused by group.</summary>
internal static class InternLm2
{
    public static Family Family { get; } = new("internlm2", "InternLM2ForCausalLM", "internlm2", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(103168, 4096, 11008, 32, 32, 2048));
        var bias = model.Flag(absent: true, "bias");
        model.RmsNorms(1e-6);
        model.Biases(bias, bias, feedForward: false);
        model.Gated();
        model.Rotary(sizes, theta: 10000);
        model.Tied(absent: false);
    }
}
