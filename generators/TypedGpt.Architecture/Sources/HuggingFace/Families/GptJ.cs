using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>GPT-J (Wang 2021): attention and feed-forward side by side behind one norm, neighbours turned as pairs.</summary>
internal static class GptJ
{
    public static Family Family { get; } = new("gptj", "GPTJForCausalLM", "gptj", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetSizes(new(50400, 4096, null, 28, 16, 2048), "n_positions", "max_position_embeddings");
        model.LayerNorms(1e-5, "layer_norm_epsilon");
        model.Set(FeedForwardOptions.Parallel, ParallelChoice.OneNorm);
        model.Biases(queries: false, output: false, feedForward: true);
        model.Activation("gelu_new", "activation_function");
        model.Set(PositionOptions.Positions, PositionChoice.Rotary);
        model.SetDim(sizes, model.MaybeSize(64, "rotary_dim") ?? sizes.OfHead, "rotary_dim");
        model.Set(RotaryOptions.Interleaved, true);
        model.Set(Options.HeadBias, true);
        model.Tied(absent: false);
    }
}
