using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Phi 1 to 2 (Gunasekar et al. 2023): attention and feed-forward side by side behind one norm, biases everywhere.</summary>
internal static class Phi
{
    private static readonly Sizes Absent = new(51200, 2048, 8192, 24, 32, 2048);

    public static Family Family { get; } = new("phi", "PhiForCausalLM", "phi", Read);

    /// <summary>The same model in the code it was released with.</summary>
    public static Family Released { get; } = new("phi-msft", "PhiForCausalLM", "phi_msft", ReadReleased);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(Absent);
        model.LayerNorms(1e-5, "layer_norm_eps");
        if (model.Flag(absent: false, "qk_layernorm"))
        {
            model.Set(NormOptions.QkNorm, QkNormChoice.Head, "qk_layernorm");
        }

        model.Activation("gelu_new", "hidden_act");
        model.Rotary(sizes, theta: 10000, part: 0.5);
        Common(model);
    }

    private static void ReadReleased(ConfigModel model)
    {
        var sizes = model.SetHeads(
            model.SetSizes(Absent with { Hidden = null }, "n_positions", "max_position_embeddings"),
            Absent
        );
        model.LayerNorms(1e-5, "layer_norm_epsilon");
        model.Activation("gelu_new", "activation_function");
        model.Set(PositionOptions.Positions, PositionChoice.Rotary);
        model.SetDim(sizes, model.Size(32, "rotary_dim"), "rotary_dim");
        Common(model);
    }

    private static void Common(ConfigModel model)
    {
        model.Set(FeedForwardOptions.Parallel, ParallelChoice.OneNorm);
        model.Biases(queries: true, output: true, feedForward: true);
        model.Set(Options.HeadBias, true);
        model.Tied(absent: false);
    }
}
