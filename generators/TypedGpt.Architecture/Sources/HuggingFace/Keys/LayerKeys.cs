using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Sources.Json;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>Which layers see all positions and which only a window of them.</summary>
internal static class LayerKeys
{
    private const string Key = "layer_types";

    /// <summary>For each layer whether it sees all, as <c>layer_types</c> says or, without it, as <paramref name="absent"/> does.</summary>
    public static IReadOnlyList<bool> SeeAll(this ConfigModel model, Sizes sizes, Func<int, bool> absent)
    {
        var types = model.List(Key);
        if (types.Count == 0)
        {
            return Enumerable.Range(0, sizes.Layers).Select(absent).ToList();
        }

        if (types.Count != sizes.Layers)
        {
            model.Wrong([Key], model.Find(Key)!, OneEach(sizes), 0);
        }

        foreach (var type in types.Where(type => Name(type) is not ("full_attention" or "sliding_attention")))
        {
            model.Wrong([Key], type, "full_attention or sliding_attention", 0);
        }

        return types.Select(type => Name(type) != "sliding_attention").ToList();

        static string? Name(JsonValue type) => (type as JsonValue.Text)?.Content;
    }

    /// <summary>Gives some layers a window: all of them, each n-th excepted, or those excepted that are listed.</summary>
    /// <param name="model">The keys.</param>
    /// <param name="sizes">The sizes of the model.</param>
    /// <param name="size">How many positions a layer sees; null for no window.</param>
    /// <param name="seesAll">For each layer whether it has none.</param>
    public static void Window(this ConfigModel model, Sizes sizes, int? size, IReadOnlyList<bool> seesAll)
    {
        var isUniform = !seesAll.Contains(true);
        if (size is not { } window || !seesAll.Contains(false) || (isUniform && window >= sizes.Context))
        {
            return;
        }

        model.Set(SlidingWindowOptions.Size, window, "sliding_window", "window_size");
        if (isUniform)
        {
            return;
        }

        var every = Enumerable.Range(2, seesAll.Count - 1).FirstOrDefault(Fits);
        if (every > 0)
        {
            model.Set(SlidingWindowOptions.GlobalEvery, every, Key);
        }
        else
        {
            model.Set(
                SlidingWindowOptions.GlobalLayers,
                Enumerable.Range(0, seesAll.Count).Where(layer => seesAll[layer]).ToEquatableArray(),
                Key
            );
        }

        bool Fits(int every) => seesAll.Select((sees, layer) => sees == ((layer + 1) % every == 0)).All(fits => fits);
    }

    /// <summary>Gives every layer the window of <c>sliding_window</c>, where it is shorter than the context.</summary>
    public static void Window(this ConfigModel model, Sizes sizes, int? absent = null) =>
        model.Window(sizes, model.MaybeSize(absent, "sliding_window"), model.SeeAll(sizes, static _ => false));

    /// <summary>The window of the Qwen families, which a key switches on and which the first layers do not have.</summary>
    public static void SwitchedWindow(this ConfigModel model, Sizes sizes)
    {
        const int First = 28;
        var isOn = model.Flag(absent: false, "use_sliding_window");
        var size = model.MaybeSize(4096, "sliding_window");
        var first = model.MaybeCount(First, "max_window_layers") ?? First;
        var seesAll = model.SeeAll(sizes, layer => !isOn || layer < first);
        model.Window(sizes, isOn ? size : null, seesAll);
        if (!isOn && seesAll.Contains(false))
        {
            model.NotBuilt(Key, "use_sliding_window is not true, so no layer has a window");
        }
    }

    /// <summary>What a list has to be that says something of each layer.</summary>
    public static string OneEach(Sizes sizes) =>
        FormattableString.Invariant($"a list of {sizes.Layers}, one for each layer");
}
