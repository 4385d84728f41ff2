using System.Text.Json;

namespace TypedGpt.TestSupport;

/// <summary>What the oracle computed (eng/oracle), as files next to the tests.</summary>
public static class Golden
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Goldens");

    /// <summary>The names of all goldens in JSON.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path));

    /// <summary>The content of <c>tests/Goldens/NAME.json</c>.</summary>
    /// <exception cref="FileNotFoundException">There is no such golden.</exception>
    public static JsonElement Read(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(PathOf($"{name}.json")));
        return file.RootElement.Clone();
    }

    /// <summary>Where the golden with this file name lies.</summary>
    /// <exception cref="FileNotFoundException">There is no such golden.</exception>
    public static string PathOf(string fileName)
    {
        var path = Path.Combine(Folder, fileName);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException(
                $"There is no golden {fileName} in {Folder}. `python3 eng/oracle/goldens.py` makes the oracle's goldens, `python3 eng/oracle/gallery.py` those of the gallery.",
                path
            );
    }

    /// <summary>Where the goldens of this folder lie.</summary>
    public static string PathOfFolder(string name) => Path.Combine(Folder, name);

    /// <summary>All numbers of an array of any depth, row by row.</summary>
    public static float[] Floats(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().SelectMany(Floats)]
            : [element.GetSingle()];

    /// <inheritdoc cref="Floats"/>
    public static long[] Longs(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().SelectMany(Longs)]
            : [element.GetInt64()];
}
