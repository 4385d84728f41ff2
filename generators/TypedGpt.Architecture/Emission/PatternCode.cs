using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Emission;

/// <summary>A pattern of layer classes as C#.</summary>
internal static class PatternCode
{
    /// <summary>A function from the place to a new layer of the class that stands there.</summary>
    public static string Choice(LayerPattern pattern)
    {
        var at = pattern.First.Count == 0 ? "at" : $"(at - {Text(pattern.First.Count)})";
        var cycle =
            pattern.Cycle.Count == 1
                ? $"new {pattern.Cycle[0]}()"
                : $"({at} % {Text(pattern.Cycle.Count)}) switch {{ {Arms(pattern.Cycle)} }}";
        return pattern.First.Count == 0
            ? $"static at => {cycle}"
            : $"static at => at switch {{ {First(pattern.First)}_ => {cycle} }}";
    }

    private static string First(EquatableArray<string> names) =>
        string.Concat(names.Select((name, at) => $"{Text(at)} => new {name}(), "));

    private static string Arms(EquatableArray<string> names) =>
        string.Join(", ", names.Select((name, at) => $"{(at == names.Count - 1 ? "_" : Text(at))} => new {name}()"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
