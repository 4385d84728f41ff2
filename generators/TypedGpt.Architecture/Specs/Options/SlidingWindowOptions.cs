using System.Collections.Generic;
using TypedGpt.Architecture.Collections;
using static TypedGpt.Architecture.Specs.OptionKinds;

namespace TypedGpt.Architecture.Specs;

/// <summary>Options of <c>[SlidingWindow]</c>.</summary>
internal static class SlidingWindowOptions
{
    public const string Attribute = "SlidingWindow";

    private static readonly Argument OfSize = Beside(Key(nameof(Size)), 512);

    public static readonly Option<int> Size = new(
        Key(nameof(Size)),
        new Value.Integer(512),
        "how many positions a layer sees, its own among them (Beltagy et al. 2020)",
        "an error, TGPT1003",
        0,
        Whole
    )
    {
        IsRequired = true,
        Bounds = Bounds.Size,
        ExampleOf = "Gemma 3 1B",
    };

    public static readonly Option<int> GlobalEvery = Count(
        Key(nameof(GlobalEvery)),
        6,
        "Gemma 3 1B",
        "each n-th layer, counted from 1, sees all; 0 for none",
        OfSize
    );

    public static readonly Option<EquatableArray<int>> GlobalLayers = LayerNumbers(
        Key(nameof(GlobalLayers)),
        [1, 3, 5, 7, 9, 11],
        "Gemma 2",
        "the layers, from 0, that see all, instead of `GlobalEvery`",
        OfSize
    );

    public static readonly Option<bool> Chunked = Flag(
        Key(nameof(Chunked)),
        "whether the window stands still: a position sees what came before it in its chunk of `Size`, as in Llama 4",
        OfSize
    );

    public static IReadOnlyList<Option> All { get; } = [Size, GlobalEvery, GlobalLayers, Chunked];

    private static string Key(string property) => $"{Attribute}.{property}";
}
