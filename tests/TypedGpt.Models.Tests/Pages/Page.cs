using System.Text.RegularExpressions;
using TypedGpt.TestSupport;

namespace TypedGpt.Models.Tests.Pages;

/// <summary>The code of a page of the documentation, which files of this folder run.</summary>
internal static partial class Page
{
    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block { get; }

    /// <summary>The blocks of C# in a page, in order.</summary>
    public static IReadOnlyList<string> Blocks(string page) =>
        [
            .. Block
                .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", page)))
                .Select(match => match.Groups[1].Value),
        ];

    /// <summary>Asserts that a file of this folder has the lines of a block one after the other, at any indentation.</summary>
    public static void AssertIsIn(string block, string file) =>
        Assert.Contains(
            Lines(block),
            Lines(File.ReadAllText(Path.Combine(Repository.Root, "tests", "TypedGpt.Models.Tests", "Pages", file))),
            StringComparison.Ordinal
        );

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));
}
