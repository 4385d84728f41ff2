using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Sources.Json;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>
/// EXAONE 4 (LG 2025): norms behind the branches and over heads; with a window, the layers that see all have no positions.
/// </summary>
internal static class Exaone4
{
    private const string Pattern = "sliding_window_pattern";

    public static Family Family { get; } = new("exaone4", "Exaone4ForCausalLM", "gemma2", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(102400, 4096, 16384, 32, 32, 2048));
        model.RmsNorms(1e-5);
        model.Set(NormOptions.NormPlacement, PlacementChoice.Post);
        model.Set(NormOptions.QkNorm, QkNormChoice.Head);
        model.Biases(queries: false, output: false, feedForward: false);
        model.Gated();
        model.Rotary(sizes, theta: 10000);
        var every = Every(model);
        if (model.MaybeSize(4096, "sliding_window") is { } window)
        {
            model.AlternatingWindow(sizes, every, window);
        }
        else
        {
            model.SeeAll(sizes, static _ => true);
        }

        model.Tied(absent: false);
    }

    /// <summary>The pattern is a number, or letters such as LLLG, of which the last is the layer that sees all.</summary>
    private static int Every(ConfigModel model) =>
        model.Find(Pattern) switch
        {
            JsonValue.Text { Content: { Length: > 1 } letters } when letters.IndexOf('G') == letters.Length - 1 =>
                letters.Length,
            JsonValue.Text other => model.Wrong([Pattern], other, "a number, or letters such as LLLG", 4),
            _ => model.Size(4, Pattern),
        };
}
