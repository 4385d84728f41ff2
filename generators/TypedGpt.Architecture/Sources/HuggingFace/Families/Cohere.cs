using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Command R and Aya (Cohere 2024): attention and feed-forward side by side behind one norm without bias, scaled logits.</summary>
internal static class Cohere
{
    private static readonly Sizes Absent = new(256000, 8192, 22528, 40, 64, 8192);

    public static Family Family { get; } = new("cohere", "CohereForCausalLM", "llama", Read);

    /// <summary>Command R7B: a window in three of four layers, and rotary positions in those alone.</summary>
    public static Family Second { get; } = new("cohere2", "Cohere2ForCausalLM", "llama", ReadSecond);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(Absent);
        if (model.Flag(absent: false, "use_qk_norm"))
        {
            model.Set(NormOptions.QkNorm, QkNormChoice.HeadEach, "use_qk_norm");
        }

        Common(model, sizes);
    }

    private static void ReadSecond(ConfigModel model)
    {
        var sizes = model.SetAllSizes(Absent);
        Common(model, sizes);
        var every = model.Size(4, "sliding_window_pattern", "_sliding_window_pattern");
        model.AlternatingWindow(sizes, every, model.MaybeSize(4096, "sliding_window"));
    }

    private static void Common(ConfigModel model, Sizes sizes)
    {
        var bias = model.Flag(absent: false, "attention_bias");
        model.LayerNorms(1e-5, "layer_norm_eps", bias: false);
        model.Set(FeedForwardOptions.Parallel, ParallelChoice.OneNorm);
        model.Biases(bias, bias, feedForward: false);
        model.Gated();
        model.Rotary(sizes, theta: 10000);
        model.Set(RotaryOptions.Interleaved, true);
        model.Scale(ScaleOptions.LogitScale, model.Number(0.0625, "logit_scale"), "logit_scale");
        model.Tied(absent: true);
    }
}
