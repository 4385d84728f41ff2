using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Granite 3 (IBM 2024): Llama with four multipliers.</summary>
internal static class Granite
{
    public static Family Family { get; } = new("granite", "GraniteForCausalLM", "llama", Read);

    /// <summary>Granite 3 with experts.</summary>
    public static Family Moe { get; } = new("granitemoe", "GraniteMoeForCausalLM", "granite_moe", ReadMoe);

    private static void Read(ConfigModel model)
    {
        Common(model, model.Flag(absent: false, "mlp_bias"));
        model.Tied(absent: false);
    }

    private static void ReadMoe(ConfigModel model)
    {
        Common(model, feedForwardBias: false);
        model.SetExperts(8, absentChosen: 2, ScoreChoice.SoftmaxOfChosen);
        model.Tied(absent: false);
    }

    private static void Common(ConfigModel model, bool feedForwardBias)
    {
        var sizes = model.SetAllSizes(Llama.Absent);
        var attention = model.Flag(absent: false, "attention_bias");
        model.RmsNorms(1e-6);
        model.Biases(attention, attention, feedForwardBias);
        model.Gated();
        model.Multipliers();
        model.Rotary(sizes, theta: 10000);
    }
}
