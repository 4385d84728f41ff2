using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Phi 3 and 4 (Abdin et al. 2024): Llama with fused projections, stretched by LongRoPE.</summary>
internal static class Phi3
{
    public static Family Family { get; } = new("phi3", "Phi3ForCausalLM", "phi3", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(32064, 3072, 8192, 32, 32, 4096));
        model.RmsNorms(1e-5);
        model.Biases(queries: false, output: false, feedForward: false);
        model.Gated();
        model.Rotary(sizes, theta: 10000);
        model.Ignore("original_max_position_embeddings");
        model.Window(sizes);
        model.Tied(absent: false);
    }
}
