using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>GPT-NeoX and Pythia (Black et al. 2022): attention and feed-forward side by side, each behind its norm.</summary>
internal static class GptNeoX
{
    public static Family Family { get; } = new("gpt_neox", "GPTNeoXForCausalLM", "gpt_neox", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetSizes(new(50432, 6144, 24576, 44, 64, 2048));
        var bias = model.Flag(absent: true, "attention_bias");
        model.LayerNorms(1e-5, "layer_norm_eps");
        if (model.Flag(absent: true, "use_parallel_residual"))
        {
            model.Set(FeedForwardOptions.Parallel, ParallelChoice.TwoNorms, "use_parallel_residual");
        }

        model.Biases(bias, bias, feedForward: true);
        model.Activation("gelu", "hidden_act");
        model.Rotary(sizes, theta: 10000, part: 0.25, "rotary_emb_base", "rope_theta");
        model.Tied(absent: false);
    }
}
