using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>GLM-4 in transformers (GLM Team 2024): half of each head turned in pairs of neighbours, gate and up fused.</summary>
internal static class Glm
{
    private static readonly Sizes Absent = new(151552, 4096, 13696, 40, 32, 131072, HeadDim: 128);

    public static Family Family { get; } = new("glm", "GlmForCausalLM", "glm", Read);

    /// <summary>GLM-4 0414: norms before and behind the branches.</summary>
    public static Family Fourth { get; } = new("glm4", "Glm4ForCausalLM", "glm4", ReadFourth);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(Absent);
        model.RmsNorms(1.5625e-7);
        model.Biases(model.Flag(absent: false, "attention_bias"), output: false, feedForward: false);
        model.Gated();
        model.Rotary(sizes, theta: 10000, part: 0.5);
        model.Set(RotaryOptions.Interleaved, true);
        model.Tied(absent: false);
    }

    private static void ReadFourth(ConfigModel model)
    {
        Read(model);
        model.Set(NormOptions.NormPlacement, PlacementChoice.Both);
    }
}
