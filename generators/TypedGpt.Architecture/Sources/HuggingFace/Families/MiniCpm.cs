using System;
using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>MiniCPM (Hu et al. 2024): Llama whose embeddings, branches and logits are scaled by width and depth.</summary>
internal static class MiniCpm
{
    public static Family Family { get; } = new("minicpm", "MiniCPMForCausalLM", "llama", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(Llama.Absent);
        model.RmsNorms(1e-6);
        model.Biases(queries: false, output: false, feedForward: false);
        model.Gated();
        model.Rotary(sizes, theta: 10000);
        model.Scale(ScaleOptions.EmbScale, model.Number(1, "scale_emb"), "scale_emb");
        model.Scale(
            ScaleOptions.ResidualScale,
            model.Number(1, "scale_depth") / Math.Sqrt(sizes.Layers),
            "scale_depth"
        );
        model.Scale(ScaleOptions.LogitScale, model.Number(1, "dim_model_base") / sizes.Width, "dim_model_base");
        model.Tied(absent: true);
    }
}
