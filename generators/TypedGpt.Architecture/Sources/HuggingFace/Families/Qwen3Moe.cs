using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Qwen 3 with experts.</summary>
internal static class Qwen3Moe
{
    public static Family Family { get; } = new("qwen3_moe", "Qwen3MoeForCausalLM", "qwen_moe", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(151936, 2048, 6144, 24, 32, 32768));
        model.Attention();
        model.Gated();
        model.SetExperts(128, absentChosen: 8, ScoreChoice.Softmax);
        model.ExpertDim(768);
        model.Normalized(absent: false);
        model.SparseLayers(sizes);
        model.Rotary(sizes, theta: 10000);
        model.SwitchedWindow(sizes);
        model.Tied(absent: false);
    }
}
