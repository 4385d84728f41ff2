using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Analyzers.Definition;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Docs;

/// <summary>Every id has a page, and what its examples claim is true.</summary>
public sealed partial class DiagnosticPagesTests
{
    public static TheoryData<string> Pages => [.. Ids];

    /// <summary>The ids of the rules of a definition.</summary>
    internal static IEnumerable<string> Ids =>
        Directory.GetFiles(Folder, "TGPT1*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Order();

    private static string Folder => Path.Combine(Repository.Root, "docs", "diagnostics");

    [Fact]
    public void Every_rule_has_a_page()
    {
        var ids = new DefinitionAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id);
        Assert.All(ids, id => Assert.True(File.Exists(Path.Combine(Folder, $"{id}.md")), $"{id} has no page"));
    }

    [Fact]
    public void Every_page_has_the_title_of_its_rule() =>
        Assert.All(
            new DefinitionAnalyzer().SupportedDiagnostics,
            descriptor =>
                Assert.StartsWith(
                    $"# {descriptor.Id}: {descriptor.Title}\n",
                    File.ReadAllText(Path.Combine(Folder, $"{descriptor.Id}.md")),
                    StringComparison.Ordinal
                )
        );

    [Fact]
    public void The_release_file_lists_every_rule_with_its_severity()
    {
        var path = Path.Combine(Repository.Root, "generators", "TypedGpt.Generators", "AnalyzerReleases.Unshipped.md");
        var listed = File.ReadLines(path).Where(line => line.StartsWith("TGPT", StringComparison.Ordinal)).ToList();
        Assert.All(
            new DefinitionAnalyzer().SupportedDiagnostics,
            descriptor =>
                Assert.Contains(
                    $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}",
                    listed
                )
        );
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_wrong_example_gets_this_diagnostic_and_no_other(string id)
    {
        var found = await Analysis.Of(Compilations.Of(Example(id, "wrong")));
        Assert.Equal([id], found.Select(diagnostic => diagnostic.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_right_example_compiles_without_a_word(string id)
    {
        var compilation = Compilations.Of(Example(id, "right"));
        Assert.Empty(await Analysis.Of(compilation));
        Assert.Empty(Driver.Compile(compilation));
    }

    /// <summary>The wrong or the right example of a page, as a file.</summary>
    internal static string Example(string id, string kind)
    {
        var page = File.ReadAllText(Path.Combine(Folder, $"{id}.md")).ReplaceLineEndings("\n");
        var code = Assert
            .Single(Fence().Matches(page), match => match.Groups["kind"].Value == kind)
            .Groups["code"]
            .Value;
        return "#pragma warning disable CS1591\nusing TypedGpt;\nusing TypedGpt.Torch;\n\nnamespace Example;\n\n"
            + code;
    }

    [GeneratedRegex("```csharp (?<kind>wrong|right)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
