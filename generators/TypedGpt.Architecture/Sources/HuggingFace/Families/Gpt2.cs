using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>GPT-2 (Radford et al. 2019).</summary>
internal static class Gpt2
{
    public static Family Family { get; } = new("gpt2", "GPT2LMHeadModel", "gpt2", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = new Sizes(50257, 768, null, 12, 12, 1024);
        model.SetSizes(sizes, "n_positions", "max_position_embeddings");
        model.LayerNorms(1e-5, "layer_norm_epsilon");
        model.Biases(queries: true, output: true, feedForward: true);
        model.Activation("gelu_new", "activation_function");
        model.Tied(absent: true);
    }
}
