using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>StarCoder 2 (Lozhkov et al. 2024): layer norms, biases, no gate. Some keys of its files its class does not read.</summary>
internal static class Starcoder2
{
    public static Family Family { get; } = new("starcoder2", "Starcoder2ForCausalLM", "starcoder2", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(49152, 3072, 12288, 30, 24, 4096));
        var bias = model.Flag(absent: true, "use_bias");
        model.Ignore("layer_norm_epsilon", "activation_function", "scale_attn_weights", "norm_type", "mlp_type");
        model.LayerNorms(1e-5, "norm_epsilon");
        model.Biases(bias, bias, bias);
        model.Activation("gelu_pytorch_tanh", "hidden_act");
        model.Rotary(sizes, theta: 10000);
        model.Window(sizes);
        model.Tied(absent: true);
    }
}
