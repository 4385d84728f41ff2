using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Emission;

/// <summary>
/// Writes indented C# with '\n' at the end of each line. A name of the runtime is written as <c>~Name</c>: it becomes the
/// short name, or the whole one where the short one means something else in the user's code.
/// </summary>
internal sealed class CodeWriter(ICollection<string> clashes)
{
    /// <summary>What is marked as generated: each layer class, and each method in a class of the user's.</summary>
    public static readonly string GeneratedCode =
        $"[~GeneratedCode(\"TypedGpt\", \"{typeof(CodeWriter).Assembly.GetName().Version}\")]";

    private readonly StringBuilder text = new();
    private readonly SortedSet<string> used = new(StringComparer.Ordinal);
    private int indent;
    private bool startsBody;

    private readonly HashSet<string> imported = [];

    /// <summary>The namespaces to import: those of the runtime names written short, and of extension methods.</summary>
    public IEnumerable<string> Namespaces => used.Select(name => RuntimeNames.Namespaces[name]).Union(imported);

    /// <summary>Imports a namespace for its extension methods.</summary>
    public void Import(string name) => imported.Add(name);

    public void Line(string line)
    {
        startsBody = false;
        text.Append(' ', line.Length == 0 ? 0 : indent * 4).Append(Expand(line)).Append('\n');
    }

    /// <summary>An empty line, except where a body just began.</summary>
    public void Gap()
    {
        if (!startsBody)
        {
            text.Append('\n');
        }
    }

    public void Doc(string summary) => Line($"/// <summary>{summary}</summary>");

    /// <summary>Writes <paramref name="header"/> and <paramref name="body"/> in braces below it.</summary>
    public void Braces(string header, Action body)
    {
        Line(header);
        Line("{");
        startsBody = true;
        indent++;
        body();
        indent--;
        Line("}");
    }

    /// <summary>Dimensions as type arguments.</summary>
    public string Runtime(EquatableArray<string> dims) =>
        string.Join(", ", dims.Select(dim => RuntimeNames.Namespaces.ContainsKey(dim) ? "~" + dim : dim));

    public override string ToString() => text.ToString();

    /// <summary>A line as it will stand there.</summary>
    public string Expand(string line)
    {
        if (line.IndexOf('~') < 0)
        {
            return line.Length == 0 ? line : line.TrimEnd();
        }

        var expanded = new StringBuilder();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] != '~')
            {
                expanded.Append(line[at]);
                continue;
            }

            var end = at + 1;
            while (end < line.Length && char.IsLetterOrDigit(line[end]))
            {
                end++;
            }

            expanded.Append(Name(line.Substring(at + 1, end - at - 1)));
            at = end - 1;
        }

        return expanded.ToString();
    }

    private string Name(string name)
    {
        if (clashes.Contains(name))
        {
            return $"global::{RuntimeNames.Namespaces[name]}.{name}";
        }

        used.Add(name);
        return name;
    }
}
