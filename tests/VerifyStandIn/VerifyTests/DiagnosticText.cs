using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace VerifyTests;

/// <summary>Diagnostics in the unquoted notation that snapshots of objects have.</summary>
internal static class DiagnosticText
{
    public static string Of(IReadOnlyList<Diagnostic> diagnostics)
    {
        var text = new StringBuilder("{\n  Diagnostics: [\n");
        for (var at = 0; at < diagnostics.Count; at++)
        {
            Append(text, diagnostics[at], isLast: at == diagnostics.Count - 1);
        }

        return text.Append("  ]\n}").ToString();
    }

    private static void Append(StringBuilder text, Diagnostic diagnostic, bool isLast)
    {
        var descriptor = diagnostic.Descriptor;
        List<string> members = [];
        if (diagnostic.Location != Location.None)
        {
            members.Add(Context(diagnostic.Location) + $"Location: {Place(diagnostic.Location)}");
        }

        members.Add($"Message: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        members.Add($"Severity: {diagnostic.Severity}");
        if (diagnostic.WarningLevel != 0)
        {
            members.Add($"WarningLevel: {diagnostic.WarningLevel}");
        }

        members.Add($"Descriptor: {{\n        {string.Join(",\n        ", Members(descriptor))}\n      }}");
        text.Append("    {\n      ").AppendJoin(",\n      ", members).Append("\n    }").Append(isLast ? "\n" : ",\n");
    }

    private static IEnumerable<string> Members(DiagnosticDescriptor descriptor)
    {
        yield return $"Id: {descriptor.Id}";
        yield return $"Title: {descriptor.Title.ToString(CultureInfo.InvariantCulture)}";
        if (descriptor.Description.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } description)
        {
            yield return $"Description: {description}";
        }

        if (descriptor.HelpLinkUri.Length > 0)
        {
            yield return $"HelpLink: {descriptor.HelpLinkUri}";
        }

        yield return $"MessageFormat: {descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture)}";
        yield return $"Category: {descriptor.Category}";
        yield return $"DefaultSeverity: {descriptor.DefaultSeverity}";
        yield return $"IsEnabledByDefault: {(descriptor.IsEnabledByDefault ? "true" : "false")}";
        if (descriptor.CustomTags.Any())
        {
            yield return $"CustomTags: [\n          {string.Join(",\n          ", descriptor.CustomTags)}\n        ]";
        }
    }

    private static string Place(Location location)
    {
        var span = location.GetLineSpan();
        var (start, end) = (span.StartLinePosition, span.EndLinePosition);
        var path = span.Path.Replace('/', '\\');
        return $"{path}: ({start.Line},{start.Character})-({end.Line},{end.Character})";
    }

    /// <summary>The line with one before and after it, and marks below the place, as a comment.</summary>
    private static string Context(Location location)
    {
        if (location.SourceTree is not { } tree)
        {
            return "";
        }

        var lines = tree.GetText().Lines;
        var span = location.GetLineSpan();
        var text = new StringBuilder("/*\n");
        for (
            var at = Math.Max(0, span.StartLinePosition.Line - 1);
            at <= Math.Min(lines.Count - 1, span.EndLinePosition.Line + 1);
            at++
        )
        {
            var line = lines[at].ToString();
            text.Append(line).Append('\n');
            if (at >= span.StartLinePosition.Line && at <= span.EndLinePosition.Line)
            {
                var from = at == span.StartLinePosition.Line ? span.StartLinePosition.Character : 0;
                var to = at == span.EndLinePosition.Line ? span.EndLinePosition.Character : line.Length;
                text.Append(' ', from).Append('^', Math.Max(1, to - from)).Append('\n');
            }
        }

        return text.Append("*/\n      ").ToString();
    }
}
