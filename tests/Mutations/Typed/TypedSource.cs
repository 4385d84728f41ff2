using Microsoft.CodeAnalysis;

namespace TypedGpt.Mutations.Typed;

/// <summary>A correct file of typed code, with what it is compiled with.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Text">The file.</param>
/// <param name="Beside">The other files; none for one that the generator completes.</param>
public sealed record TypedSource(string Name, string Text, IReadOnlyList<SyntaxTree> Beside)
{
    private static readonly string Root = Find(AppContext.BaseDirectory);

    /// <summary>Code that was written for these tests.</summary>
    public static TypedSource Written(string name) => Read(name, "tests", "Mutations", "Typed", "Sources");

    /// <summary>A layer of the gallery.</summary>
    public static TypedSource Gallery(string name) => Read(name, "samples", "TypedGpt.Gallery");

    /// <summary>A file that the generator emits for GPT-2 with dropout, as if the user had written it.</summary>
    public static TypedSource Emitted(string name) =>
        new($"emitted {name}", EmittedModel.Text(name), EmittedModel.Without(name));

    /// <summary>A path in the checkout that the tests were built from.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static TypedSource Read(string name, params string[] folder) =>
        new(name, File.ReadAllText(Path([.. folder, $"{name}.cs"])).ReplaceLineEndings("\n"), []);

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "TypedGpt.sln"))
            ? folder
            : Find(System.IO.Path.GetDirectoryName(folder)!);
}
