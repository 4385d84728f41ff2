using TypedGpt.Architecture.Forward;

namespace TypedGpt.Cli.Drawing;

/// <summary>One piece of a column.</summary>
/// <param name="Height">How high it is.</param>
/// <param name="Draw">Draws it upwards from where the column stands, and moves that.</param>
/// <param name="IsSplit">Whether the line that comes in goes on in two, so that no arrow ends there.</param>
internal sealed record Piece(double Height, Action Draw, bool IsSplit = false);

/// <summary>The left column of the picture: pieces one above the other, from below, with arrows between.</summary>
internal sealed class Column(Svg svg)
{
    private const double BoxWidth = 250;
    private const double BoxHeight = 42;
    private const double Gap = 30;
    private const double FramePadding = 28;
    private const double Center = 235;
    private const double Left = 30;
    private const double Right = (2 * Center) - Left;
    private const double ShortcutSide = 72;
    private const double NarrowWidth = 140;
    private const double NarrowGap = 18;

    private double y;
    private bool isSplitNext;

    /// <summary>Where a shortcut leaves the line.</summary>
    internal sealed class Start
    {
        public double Y { get; set; }
    }

    /// <summary>Draws pieces, the last one ending at <paramref name="top"/>; gives the y below the first.</summary>
    public double Draw(IReadOnlyList<Piece> pieces, double top)
    {
        y = top + pieces.Sum(piece => piece.Height) + Gap;
        var bottom = y;
        foreach (var (at, piece) in pieces.Index())
        {
            isSplitNext = pieces.Skip(at + 1).FirstOrDefault(next => next.Height > 0)?.IsSplit == true;
            piece.Draw();
        }

        return bottom;
    }

    /// <summary>A word at an end of the flow.</summary>
    public Piece Label(string title, Axes axes, bool isLast) =>
        new(
            isLast ? 26 : 26 + Gap,
            () =>
            {
                svg.Text(Center, y - 8, $"{title}  {axes}", 14, bold: true);
                y -= 26;
                if (!isLast)
                {
                    Arrow(Gap, null);
                }
            }
        );

    /// <summary>A box, and beside the arrow from it what it gives.</summary>
    public Piece Box(Face face, string? output) =>
        new(
            BoxHeight + Gap,
            () =>
            {
                Filled(Center - (BoxWidth / 2), y - BoxHeight, BoxWidth, face);
                y -= BoxHeight;
                Arrow(Gap, output);
            }
        );

    /// <summary>The frame around pieces that follow, which are a block.</summary>
    public Piece Frame(IReadOnlyList<Piece> inner, string count, string name, Palette.Colors colors, bool isDashed)
    {
        var height = inner.Sum(piece => piece.Height) + FramePadding - (Gap / 2);
        return new(
            FramePadding,
            () =>
            {
                svg.Box(Left, y - height, Right - Left, height, colors.Fill, colors.Stroke, 14, isDashed ? "6 4" : "");
                svg.Text(Right - 16, y - height + 28, count, 20, bold: true, anchor: "end");
                svg.Text(Right - 16, y - height + 46, name, 12, soft: true, anchor: "end");
                Arrow(FramePadding, null);
            }
        );
    }

    /// <summary>A place from which a shortcut can leave.</summary>
    public (Start Start, Piece Piece) Mark()
    {
        var start = new Start();
        return (start, new(0, () => start.Y = y + (Gap / 2)));
    }

    /// <summary>What was computed since a place is added to what was there.</summary>
    public Piece Sum(Start start, string output) =>
        new(
            22 + Gap,
            () =>
            {
                y -= 11;
                svg.Plus(Center, y);
                svg.Shortcut(Center, start.Y, y, ShortcutSide);
                y -= 11;
                Arrow(Gap, output);
            }
        );

    /// <summary>Two columns of boxes side by side, and the sum of what they give.</summary>
    public Piece Split(List<Face> left, List<Face> right, string? output)
    {
        var after = output is null ? NarrowGap : Gap;
        var branches = Math.Max(left.Count, right.Count) * (BoxHeight + NarrowGap);
        return new(
            branches + NarrowGap + 22 + after,
            () =>
            {
                var plus = y - branches - NarrowGap - 11;
                foreach (var (side, faces) in new[] { (-1, left), (1, right) })
                {
                    var center = Center + (side * ((NarrowWidth / 2) + 8));
                    var bottom = y - NarrowGap;
                    svg.Arrow((Center, y), (center, y), (center, bottom + 1));
                    foreach (var (at, face) in faces.Index())
                    {
                        Filled(center - (NarrowWidth / 2), bottom - BoxHeight, NarrowWidth, face.Short());
                        bottom -= BoxHeight;
                        if (at < faces.Count - 1)
                        {
                            svg.Arrow((center, bottom), (center, bottom - NarrowGap + 1));
                            bottom -= NarrowGap;
                        }
                    }

                    svg.Arrow((center, bottom), (center, plus), (Center + (side * 13), plus));
                }

                svg.Plus(Center, plus);
                y = plus - 11;
                Arrow(after, output);
            },
            IsSplit: true
        );
    }

    /// <summary>An arrow upwards, or a line where the next piece goes on in two. The label stands low, free of a frame's edge.</summary>
    private void Arrow(double length, string? label)
    {
        if (isSplitNext)
        {
            svg.Line((Center, y), (Center, y - length));
        }
        else
        {
            svg.Arrow((Center, y), (Center, y - length + 1));
        }

        if (label is not null)
        {
            svg.Text(Center + 14, y - 3, label, 11, soft: true, anchor: "start");
        }

        y -= length;
    }

    private void Filled(double x, double top, double width, Face face)
    {
        svg.Box(x, top, width, BoxHeight, face.Colors.Fill, face.Colors.Stroke);
        svg.Text(x + (width / 2), top + (face.Detail.Length > 0 ? 18 : 26), face.Title, 14, bold: true);
        if (face.Detail.Length > 0)
        {
            svg.Text(x + (width / 2), top + 34, face.Detail, 11, soft: true);
        }
    }
}
