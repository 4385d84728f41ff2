using TypedGpt.Architecture.Graph;

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

    public static Colors Of(Member member, ModelGraph graph) =>
        member.Kind switch
        {
            MemberKind.Embedding => Embedding,
            MemberKind.LayerNorm or MemberKind.RmsNorm => Norm,
            MemberKind.Dropout => Dropout,
            MemberKind.Linear or MemberKind.TiedHead => Head,
            _ => graph.Layer(member.LayerType)?.Role switch
            {
                Role.Attention => Attention,
                Role.FeedForward => FeedForward,
                Role.Norm => Norm,
                _ => Placeholder,
            },
        };
}
