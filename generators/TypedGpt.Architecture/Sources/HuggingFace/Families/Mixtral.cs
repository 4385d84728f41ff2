using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Mixtral (Jiang et al. 2024): Mistral with experts in place of the feed-forward layer.</summary>
internal static class Mixtral
{
    public static Family Family { get; } = new("mixtral", "MixtralForCausalLM", "mixtral", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(32000, 4096, 14336, 32, 32, 131072, KvHeads: 8));
        model.RmsNorms(1e-5);
        model.Biases(queries: false, output: false, feedForward: false);
        model.Gated();
        model.SetExperts(8, absentChosen: 2, ScoreChoice.SoftmaxOfChosen);
        model.Rotary(sizes, theta: 1e6);
        model.Window(sizes);
        model.Tied(absent: false);
    }
}
