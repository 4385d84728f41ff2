using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Layers with a window and rotary positions, in turn with layers that have neither.</summary>
internal static class AlternatingLayers
{
    /// <summary>Each <paramref name="every"/>-th layer, or what <c>layer_types</c> says, sees all and has no positions.</summary>
    public static void AlternatingWindow(this ConfigModel model, Sizes sizes, int every, int? window)
    {
        var seesAll = model.SeeAll(sizes, layer => (layer + 1) % every == 0);
        model.Window(sizes, window, seesAll);
        model.Set(
            RotaryOptions.SkipLayers,
            Enumerable.Range(0, seesAll.Count).Where(layer => seesAll[layer]).ToEquatableArray(),
            "layer_types"
        );
    }
}
