using TypedGpt.Architecture.Graph;

namespace TypedGpt.Cli.Drawing;

/// <summary>A cell for each block of a model whose blocks are of several classes: which class comes when.</summary>
internal static class LayerStrip
{
    private const double CellHeight = 18;
    private const double LegendHeight = 20;
    private const double Head = 36;

    /// <summary>Draws the strip of a list of blocks; gives the y below it.</summary>
    public static double Draw(Svg svg, Member blocks, double left, double top, double width)
    {
        var pattern = blocks.Pattern!;
        var classes = pattern.Classes.ToList();
        svg.Text(
            left + 4,
            top + 20,
            $"{blocks.Count} blocks, from the first to the last",
            15,
            bold: true,
            anchor: "start"
        );
        var cell = width / blocks.Count;
        for (var place = 0; place < blocks.Count; place++)
        {
            var colors = Palette.Blocks(classes.IndexOf(pattern.At(place)));
            svg.Box(
                left + (place * cell) + (cell * 0.08),
                top + Head,
                cell * 0.84,
                CellHeight,
                colors.Stroke,
                colors.Stroke,
                Math.Min(4, cell / 4)
            );
        }

        foreach (var (at, name) in classes.Index())
        {
            var y = top + Head + CellHeight + 12 + (at * LegendHeight);
            svg.Box(left + 4, y, 12, 12, Palette.Blocks(at).Stroke, Palette.Blocks(at).Stroke, 3);
            svg.Text(
                left + 24,
                y + 10,
                $"{Words.Spaced(name)}, {pattern.CountOf(name, blocks.Count)} x",
                12,
                anchor: "start"
            );
        }

        return top + Head + CellHeight + 12 + (classes.Count * LegendHeight);
    }
}
