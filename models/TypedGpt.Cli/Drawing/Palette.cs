using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;

namespace TypedGpt.Cli.Drawing;

/// <summary>One colour for each part of a GPT.</summary>
internal static class Palette
{
    internal sealed record Colors(string Fill, string Stroke);

    public static readonly Colors Embedding = new("#fde9d3", "#e0a458");
    public static readonly Colors Norm = new("#fdf6cf", "#d3bb4b");
    public static readonly Colors Attention = new("#dbe8fd", "#6c95dd");
    public static readonly Colors FeedForward = new("#dcf3e1", "#62b37b");
    public static readonly Colors Head = new("#eadffb", "#9a78d3");
    public static readonly Colors Dropout = new("#eef1f5", "#aab6c5");
    public static readonly Colors Placeholder = new("#ffffff", "#aab6c5");

    /// <summary>The blocks of the first class of a model, of the second, and so on.</summary>
    public static Colors Blocks(int at) => Frames[at % Frames.Length];

    private static readonly Colors[] Frames =
    [
        new("#f1f5fb", "#9fb3d1"),
        new("#fbf4ec", "#d9a765"),
        new("#f1f8f1", "#83b98c"),
        new("#f6f1fa", "#a98cc9"),
    ];

    private static readonly Dictionary<Purpose, Colors> ByPurpose = new()
    {
        [Purpose.Embedding] = Embedding,
        [Purpose.Norm] = Norm,
        [Purpose.Attention] = Attention,
        [Purpose.FeedForward] = FeedForward,
        [Purpose.Head] = Head,
        [Purpose.Dropout] = Dropout,
        [Purpose.Other] = Placeholder,
    };

    public static Colors Of(Member member, ModelGraph graph) =>
        ByPurpose[
            graph.Layer(member.LayerType) is { } layer
                ? Roles.Of(layer.Role).Purpose
                : LayerKinds.Of(member.Kind).Purpose
        ];
}
