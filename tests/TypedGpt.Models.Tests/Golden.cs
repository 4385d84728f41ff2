using System.Text.Json;

namespace TypedGpt.Models.Tests;

/// <summary>What the oracle computed (eng/oracle).</summary>
internal static class Golden
{
    public static JsonElement Read(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Goldens", $"{name}.json");
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        return file.RootElement.Clone();
    }

    public static float[] Floats(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().SelectMany(Floats)]
            : [element.GetSingle()];

    public static long[] Longs(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().SelectMany(Longs)]
            : [element.GetInt64()];
}
