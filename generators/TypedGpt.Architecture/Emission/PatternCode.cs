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
        var begun = pattern.First.Count;
        var at = begun == 0 ? "at" : $"(at - {Text(begun)})";
        var rest =
            pattern.Cycle.Count == 1
                ? New(pattern.Cycle[0])
                : $"({at} % {Text(pattern.Cycle.Count)}) switch {{ {Arms(pattern.Cycle, New(Usual(pattern.Cycle)))} }}";
        return begun == 0 ? $"static at => {rest}"
            : pattern.First.Distinct().Count() == 1
                ? $"static at => at < {Text(begun)} ? {New(pattern.First[0])} : {rest}"
            : pattern.Cycle.Count == 1 ? $"static at => at switch {{ {Arms(pattern.First, rest, pattern.Cycle[0])} }}"
            : $"static at => at switch {{ {Arms(pattern.First, rest, other: "")} }}";
    }

    /// <summary>The class that stands most often; of several the last.</summary>
    private static string Usual(EquatableArray<string> names) =>
        names.Reverse().GroupBy(name => name).OrderByDescending(group => group.Count()).First().Key;

    private static string Arms(EquatableArray<string> names, string rest) => Arms(names, rest, Usual(names));

    /// <summary>An arm with all its places for each class but <paramref name="other"/>, which is part of the rest.</summary>
    private static string Arms(EquatableArray<string> names, string rest, string other) =>
        string.Concat(
            names
                .Select((name, at) => (Name: name, At: Text(at)))
                .Where(place => place.Name != other)
                .GroupBy(place => place.Name, place => place.At)
                .Select(group => $"{string.Join(" or ", group)} => {New(group.Key)}, ")
        ) + $"_ => {rest}";

    private static string New(string name) => $"new {name}()";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
