using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>OPT (Zhang et al. 2022): GPT-3's layers, whose table of positions has two rows before the first.</summary>
internal static class Opt
{
    public static Family Family { get; } = new("opt", "OPTForCausalLM", "opt", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetSizes(new(50272, 768, 3072, 12, 12, 2048));
        var before = model.Flag(absent: true, "do_layer_norm_before");
        if (!before)
        {
            model.Set(NormOptions.NormPlacement, PlacementChoice.After, "do_layer_norm_before");
        }

        model.Set(NormOptions.FinalNorm, before && !model.Flag(absent: false, "_remove_final_layer_norm"));
        if (!model.Flag(absent: true, "layer_norm_elementwise_affine"))
        {
            model.Set(NormOptions.NormWeight, false, "layer_norm_elementwise_affine");
            model.Set(NormOptions.NormBias, false);
        }

        var bias = model.Flag(absent: true, "enable_bias");
        model.Biases(bias, bias, bias);
        model.Activation("relu", "activation_function");
        model.Set(PositionOptions.PositionOffset, 2);
        if (model.MaybeSize(null, "word_embed_proj_dim") is { } inner && inner != sizes.Width)
        {
            model.Set(ScaleOptions.TokenDim, inner, "word_embed_proj_dim");
        }

        model.Tied(absent: true);
    }
}
