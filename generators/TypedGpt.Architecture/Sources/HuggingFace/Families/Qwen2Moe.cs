using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Qwen 1.5 MoE: Qwen 2 with experts, one of which reads every token and has a gate.</summary>
internal static class Qwen2Moe
{
    public static Family Family { get; } = new("qwen2_moe", "Qwen2MoeForCausalLM", "qwen_moe", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(151936, 2048, 5632, 24, 16, 32768));
        model.RmsNorms(1e-6);
        model.Biases(model.Flag(absent: true, "qkv_bias"), output: false, feedForward: false);
        model.Gated();
        model.SetExperts(60, absentChosen: 4, ScoreChoice.Softmax);
        model.ExpertDim(1408);
        model.Set(
            MixtureOfExpertsOptions.SharedDim,
            model.Size(5632, "shared_expert_intermediate_size"),
            "shared_expert_intermediate_size"
        );
        model.Set(MixtureOfExpertsOptions.SharedGate, true);
        model.Normalized(absent: false);
        model.SparseLayers(sizes);
        model.Rotary(sizes, theta: 10000);
        model.SwitchedWindow(sizes);
        model.Tied(absent: false);
    }
}
