using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Llama 1 to 3 (Touvron et al. 2023), and the many models that are saved as one.</summary>
internal static class Llama
{
    /// <summary>The sizes of the class, which relatives share.</summary>
    public static readonly Sizes Absent = new(32000, 4096, 11008, 32, 32, 2048);

    public static Family Family { get; } =
        new("llama", "LlamaForCausalLM", "llama", Read) { OtherArchitectures = ["LLaMAForCausalLM"] };

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(Absent);
        var attention = model.Flag(absent: false, "attention_bias");
        model.RmsNorms(1e-6);
        model.Biases(attention, attention, model.Flag(absent: false, "mlp_bias"));
        model.Gated();
        model.Rotary(sizes, theta: 10000);
        model.Tied(absent: false);
    }
}
