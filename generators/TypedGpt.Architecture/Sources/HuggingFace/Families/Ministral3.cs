using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>
/// Ministral 3, alone or beside a tower for pictures. As released it scales queries by their position, which is refused;
/// without that it is Mistral.
/// </summary>
internal static class Ministral3
{
    public static Family Family { get; } =
        new("ministral3", "Ministral3ForCausalLM", "llama", Read) { WithTower = ["Mistral3ForConditionalGeneration"] };

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(131072, 4096, 14336, 34, 32, 262144, KvHeads: 8, HeadDim: 128));
        model.RmsNorms(1e-5);
        model.Biases(queries: false, output: false, feedForward: false);
        model.Gated();
        if (!model.Has("rope_parameters", "rope_scaling"))
        {
            model.Wrong(
                ["rope_parameters"],
                model.Json,
                "there: without it the class scales queries by their position, and an op for that is missing",
                0
            );
        }

        model.Rotary(sizes, theta: 1e6);
        model.Window(sizes);
        model.Tied(absent: false);
    }
}
