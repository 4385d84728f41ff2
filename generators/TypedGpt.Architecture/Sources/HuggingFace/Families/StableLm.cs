using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>StableLM 3B and 2 (Bellagente et al. 2024): Llama with layer norms and a quarter of each head turned.</summary>
internal static class StableLm
{
    public static Family Family { get; } = new("stablelm", "StableLmForCausalLM", "stablelm", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(50304, 2560, 6912, 32, 32, 4096));
        model.LayerNorms(1e-5, "layer_norm_eps");
        if (model.Flag(absent: false, "use_parallel_residual"))
        {
            model.Set(FeedForwardOptions.Parallel, ParallelChoice.OneNorm, "use_parallel_residual");
        }

        if (model.Flag(absent: false, "qk_layernorm"))
        {
            model.Set(NormOptions.QkNorm, QkNormChoice.HeadEach, "qk_layernorm");
        }

        model.Biases(model.Flag(absent: false, "use_qkv_bias"), output: false, feedForward: false);
        model.Gated();
        model.Rotary(sizes, theta: 10000, part: 0.25);
        model.Tied(absent: false);
    }
}
