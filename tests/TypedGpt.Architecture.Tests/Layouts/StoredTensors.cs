using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layouts;
using TypedGpt.Architecture.Layouts.Schemes;

namespace TypedGpt.Architecture.Tests.Layouts;

/// <summary>Which tensors a model's checkpoint has by its naming scheme, and which one has in truth.</summary>
internal static partial class StoredTensors
{
    /// <summary>The tensors in which parameters lie, by name, with their shapes as stored.</summary>
    public static SortedDictionary<string, string> Expected(ModelGraph graph)
    {
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in ParameterPlaces.Of(graph, AllLayouts.Of(graph)))
        {
            Assert.True(place.Slot is not null, $"{place.Name} has no place.");
            foreach (var (name, shape) in Tensors(place))
            {
                Assert.Equal((name, shape), (name, expected.GetValueOrDefault(name, shape)));
                expected[name] = shape;
            }
        }

        return expected;
    }

    /// <summary>The stored tensors of one parameter: of each expert where they are apart.</summary>
    private static IEnumerable<(string Name, string Shape)> Tensors(ParameterPlace place)
    {
        var slot = place.Slot!;
        var isApart = slot.Name.Contains("{expert}", StringComparison.Ordinal);
        long[] shape = [.. isApart ? place.Shape.Skip(1) : place.Shape];
        if (slot.Slice is { } slice)
        {
            shape[slot.SliceAxis] = slice.Groups * slice.Of;
        }

        if (slot.Transposed)
        {
            (shape[^1], shape[^2]) = (shape[^2], shape[^1]);
        }

        for (var expert = 0L; expert < (isApart ? place.Shape[0] : 1); expert++)
        {
            var number = expert.ToString(CultureInfo.InvariantCulture);
            yield return (slot.Name.Replace("{expert}", number, StringComparison.Ordinal), string.Join('x', shape));
        }
    }

    /// <summary>The names and shapes of a list, or the names alone where it has no shapes; those of packed blocks as the tensors that they are.</summary>
    public static Dictionary<string, string?> Listed(string path) =>
        File.ReadLines(path)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' '))
            .GroupBy(cells => Packed().Replace(cells[0], ""))
            .ToDictionary(group => group.Key, group => group.First().ElementAtOrDefault(1));

    /// <summary>The names and shapes in the header of a safetensors file.</summary>
    public static Dictionary<string, string?> InFile(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> length = stackalloc byte[8];
        file.ReadExactly(length);
        var header = new byte[BinaryPrimitives.ReadInt64LittleEndian(length)];
        file.ReadExactly(header);
        using var json = JsonDocument.Parse(header);
        return json
            .RootElement.EnumerateObject()
            .Where(entry => entry.Name != "__metadata__")
            .ToDictionary(
                entry => entry.Name,
                entry =>
                    (string?)
                        string.Join(
                            'x',
                            entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())
                        )
            );
    }

    /// <summary>The list by the names of the layout, whatever stands in it in place of the layout's base.</summary>
    public static Dictionary<string, string?> ByLayout(
        Graph.CheckpointLayout layout,
        IEnumerable<string> expected,
        Dictionary<string, string?> listed
    )
    {
        string[] below = [.. expected.Where(name => name.StartsWith(layout.Base, StringComparison.Ordinal))];
        var found = layout
            .OtherBases.Prepend(layout.Base)
            .MaxBy(start => below.Count(name => listed.ContainsKey(start + name[layout.Base.Length..])))!;
        var known = expected.ToHashSet();
        return listed.ToDictionary(entry => Meant(entry.Key), entry => entry.Value);

        string Meant(string name)
        {
            var meant = name.StartsWith(found, StringComparison.Ordinal) ? layout.Base + name[found.Length..] : name;
            return known.Contains(name) || !(known.Contains(meant) || IsOther(layout, meant)) ? name : meant;
        }
    }

    /// <summary>Whether a tensor of a file is known to be no parameter.</summary>
    public static bool IsOther(Graph.CheckpointLayout layout, string name) =>
        name == layout.TiedHead || layout.Others.Any(pattern => IsMatch(pattern, name));

    private static bool IsMatch(string pattern, string name) =>
        Regex.IsMatch(
            name,
            $"^{Regex.Escape(pattern).Replace(@"\{n}", "[0-9]+", StringComparison.Ordinal).Replace(@"\*", ".*", StringComparison.Ordinal)}$"
        );

    [GeneratedRegex("_(blocks|scales)$")]
    private static partial Regex Packed();
}
