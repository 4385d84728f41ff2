using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>
/// Gemma 3 (2025), alone or beside a tower for pictures: norms over the heads of queries and keys, a window in all but
/// each sixth layer, rotary positions of another base in the layers with a window.
/// </summary>
internal static class Gemma3
{
    public static Family Family { get; } =
        new("gemma3_text", "Gemma3ForCausalLM", "gemma2", Read) { WithTower = ["Gemma3ForConditionalGeneration"] };

    private static void Read(ConfigModel model)
    {
        const int Pattern = 6;
        var sizes = model.SetAllSizes(new(262208, 2304, 9216, 26, 8, 131072, KvHeads: 4, HeadDim: 256));
        model.Common();
        model.FourNorms(absentCapOfScores: null, absentCapOfLogits: null);
        model.Set(NormOptions.QkNorm, QkNormChoice.Head);
        model.Set(RotaryOptions.LocalTheta, model.Number(10000, "rope_local_base_freq"), "rope_local_base_freq");
        model.Rotary(sizes, theta: 1e6);
        var every = model.Size(Pattern, "sliding_window_pattern", "_sliding_window_pattern");
        model.Window(
            sizes,
            model.MaybeSize(4096, "sliding_window"),
            model.SeeAll(sizes, layer => (layer + 1) % every == 0)
        );
        if (!model.Arguments.Has(SlidingWindowOptions.Size.Name))
        {
            model.Unset(RotaryOptions.LocalTheta);
        }
    }
}
