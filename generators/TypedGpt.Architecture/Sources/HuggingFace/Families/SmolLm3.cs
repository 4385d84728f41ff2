using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>SmolLM3 (Hugging Face 2025): Llama without positions in every fourth layer.</summary>
internal static class SmolLm3
{
    public static Family Family { get; } = new("smollm3", "SmolLM3ForCausalLM", "llama", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(128256, 2048, 11008, 36, 16, 32768));
        var attention = model.Flag(absent: false, "attention_bias");
        model.RmsNorms(1e-6);
        model.Biases(attention, attention, model.Flag(absent: false, "mlp_bias"));
        model.Gated();
        model.Rotary(sizes, theta: 2e6);
        model.SkipLayers(sizes, absentInterval: 4);
        model.SwitchedWindow(sizes);
        model.Tied(absent: true);
    }
}
