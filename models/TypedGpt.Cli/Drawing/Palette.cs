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
