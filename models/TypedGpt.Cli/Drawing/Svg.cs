using System.Globalization;
using System.Net;
using System.Text;

namespace TypedGpt.Cli.Drawing;

/// <summary>An SVG picture in the making: boxes, arrows, texts. Lengths are in pixels, y grows downwards.</summary>
internal sealed class Svg
{
    private const string Font = "-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";
    private const string Ink = "#1f2a37";
    private const string Soft = "#5b6b7f";

    private readonly StringBuilder body = new();

    /// <summary>A box with rounded corners.</summary>
    public void Box(
        double x,
        double y,
        double width,
        double height,
        string fill,
        string stroke,
        double radius = 8,
        string dash = ""
    ) =>
        Line(
            $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" rx=\"{N(radius)}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"1.5\"{(dash.Length > 0 ? $" stroke-dasharray=\"{dash}\"" : "")}/>"
        );

    /// <summary>A text whose middle, or start, stands at x.</summary>
    public void Text(
        double x,
        double y,
        string text,
        int size = 14,
        bool bold = false,
        bool soft = false,
        string anchor = "middle"
    ) =>
        Line(
            $"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{(soft ? Soft : Ink)}\"{(bold ? " font-weight=\"600\"" : "")}>{WebUtility.HtmlEncode(text)}</text>"
        );

    /// <summary>A line through these points with an arrow head at its end.</summary>
    public void Arrow(params (double X, double Y)[] points) =>
        Line(
            $"<path d=\"{Path(points)}\" fill=\"none\" stroke=\"{Soft}\" stroke-width=\"1.5\" marker-end=\"url(#head)\"/>"
        );

    /// <summary>A line through these points.</summary>
    public void Line(params (double X, double Y)[] points) =>
        Line($"<path d=\"{Path(points)}\" fill=\"none\" stroke=\"{Soft}\" stroke-width=\"1.5\"/>");

    /// <summary>A line around a corner of that radius: up from the first point, and then sideways to the last.</summary>
    public void Shortcut(double x, double fromY, double toY, double side, double radius = 10) =>
        Line(
            $"<path d=\"M{N(x)} {N(fromY)} H{N(side + radius)} Q{N(side)} {N(fromY)} {N(side)} {N(fromY - radius)} V{N(toY + radius)} Q{N(side)} {N(toY)} {N(side + radius)} {N(toY)} H{N(x - 13)}\" fill=\"none\" stroke=\"{Soft}\" stroke-width=\"1.5\" marker-end=\"url(#head)\"/>"
        );

    /// <summary>A circle with a plus: a sum.</summary>
    public void Plus(double x, double y)
    {
        Line($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"11\" fill=\"#ffffff\" stroke=\"{Soft}\" stroke-width=\"1.5\"/>");
        Line(
            $"<path d=\"M{N(x - 5)} {N(y)} H{N(x + 5)} M{N(x)} {N(y - 5)} V{N(y + 5)}\" stroke=\"{Ink}\" stroke-width=\"1.5\"/>"
        );
    }

    /// <summary>The whole picture on a light card, which also stands on a dark page.</summary>
    public string ToString(double width, double height, string title) =>
        $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {N(width)} {N(height)}" width="{N(width)}" height="{N(
                height
            )}" font-family="{Font}" role="img" aria-label="{WebUtility.HtmlEncode(title)}">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="{Soft}"/></marker></defs>
            <rect x="0.75" y="0.75" width="{N(width - 1.5)}" height="{N(
                height - 1.5
            )}" rx="16" fill="#fbfcfe" stroke="#d8dee8" stroke-width="1.5"/>
            {body.ToString().TrimEnd('\n')}
            </svg>

            """.ReplaceLineEndings(
            "\n"
        );

    private static string Path((double X, double Y)[] points) =>
        $"M{string.Join(" L", points.Select(point => $"{N(point.X)} {N(point.Y)}"))}";

    private void Line(string element) => body.Append(element).Append('\n');

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
