using System.Reflection;

namespace TypedGpt.Mutations.Torch;

/// <summary>The plain layers, embedded as text.</summary>
public static class SourceFiles
{
    private static readonly Assembly Home = typeof(SourceFiles).Assembly;

    public static IReadOnlyList<string> Names { get; } =
    [.. Home.GetManifestResourceNames().Order(StringComparer.Ordinal)];

    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static string Read(string name)
    {
        using var stream = Home.GetManifestResourceStream(name) ?? throw new ArgumentException($"No source '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
