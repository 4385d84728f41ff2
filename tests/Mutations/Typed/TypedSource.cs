using Microsoft.CodeAnalysis;
using TypedGpt.TestSupport;

namespace TypedGpt.Mutations.Typed;

/// <summary>A correct file of typed code, with what it is compiled with.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Text">The file.</param>
/// <param name="Beside">The other files; none for one that the generator completes.</param>
public sealed record TypedSource(string Name, string Text, IReadOnlyList<SyntaxTree> Beside)
{
    /// <summary>Code that was written for these tests.</summary>
    public static TypedSource Written(string name) => Read(name, "tests", "Mutations", "Typed", "Sources");

    /// <summary>A layer of the gallery.</summary>
    public static TypedSource Gallery(string name) => Read(name, "samples", "TypedGpt.Gallery");

    /// <summary>A file that the generator emits for GPT-2 with dropout, as if the user had written it.</summary>
    public static TypedSource Emitted(string name) =>
        new($"emitted {name}", EmittedModel.Text(name), EmittedModel.Without(name));

    private static TypedSource Read(string name, params string[] folder) =>
        new(
            name,
            File.ReadAllText(Path.Combine([Repository.Root, .. folder, $"{name}.cs"])).ReplaceLineEndings("\n"),
            []
        );
}
