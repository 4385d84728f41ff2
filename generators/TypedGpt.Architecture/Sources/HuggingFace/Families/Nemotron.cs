using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Nemotron 4 and Minitron (Parmar et al. 2024): layer norms with 1 + weight, squared ReLU without gate.</summary>
internal static class Nemotron
{
    public static Family Family { get; } = new("nemotron", "NemotronForCausalLM", "llama", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(256000, 6144, 24576, 32, 48, 4096));
        var attention = model.Flag(absent: false, "attention_bias");
        model.LayerNorms(1e-5, "norm_eps");
        model.Set(NormOptions.NormPlusOne, true);
        model.Biases(attention, attention, model.Flag(absent: false, "mlp_bias"));
        model.Activation("relu2", "hidden_act");
        model.Rotary(sizes, theta: 10000, part: 0.5);
        model.Tied(absent: false);
    }
}
