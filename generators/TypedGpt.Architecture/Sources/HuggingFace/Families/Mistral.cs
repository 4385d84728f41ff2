using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>
/// Mistral (Jiang et al. 2023), alone or beside a tower for pictures: Llama with a window of the last 4096 tokens unless it
/// is switched off by null.
/// </summary>
internal static class Mistral
{
    public static Family Family { get; } =
        new("mistral", "MistralForCausalLM", "llama", Read) { WithTower = ["Mistral3ForConditionalGeneration"] };

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(32000, 4096, 14336, 32, 32, 131072, KvHeads: 8));
        model.RmsNorms(1e-6);
        model.Biases(queries: false, output: false, feedForward: false);
        model.Gated();
        model.Rotary(sizes, theta: 10000);
        model.Window(sizes, absent: 4096);
        model.Tied(absent: false);
    }
}
