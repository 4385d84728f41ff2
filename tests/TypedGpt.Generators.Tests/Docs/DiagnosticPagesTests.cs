using System.Text.RegularExpressions;
using TypedGpt.Generators.Tests.Harness;
using TypedGpt.TestSupport;

namespace TypedGpt.Generators.Tests.Docs;

/// <summary>Every id has a page, and what its examples claim is true.</summary>
[Trait("Category", "Slow")]
public sealed partial class DiagnosticPagesTests
{
    /// <summary>The count, which every compilation has.</summary>
    internal const string Count = "TGPT9002";

    /// <summary>A misspelt dimension is a dimension of its own, so what is fed to the layer is of another shape.</summary>
    private static readonly Dictionary<string, string[]> Following = new()
    {
        ["TGPT1113"] = ["TGPT2001"],
        // Nobody knows the shapes of a class that is not there.
        ["TGPT1124"] = ["TGPT9001"],
    };

    public static TheoryData<string> Pages => [.. Of("TGPT*")];

    public static TheoryData<string> PagesOfErrors => [.. Ids, .. UsageIds];

    /// <summary>The ids of the rules of a definition.</summary>
    internal static IEnumerable<string> Ids => Of("TGPT1*");

    /// <summary>The ids of the rules of the code that uses a model.</summary>
    internal static IEnumerable<string> UsageIds => Of("TGPT2*");

    private static string Folder => Path.Combine(Repository.Root, "docs", "diagnostics");

    [Fact]
    public void Every_rule_has_a_page() =>
        Assert.All(Analysis.Rules, rule => Assert.True(File.Exists(PathOf(rule.Id)), $"{rule.Id} has no page"));

    [Fact]
    public void Every_page_has_the_title_of_its_rule() =>
        Assert.All(
            Analysis.Rules,
            rule => Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", Text(rule.Id), StringComparison.Ordinal)
        );

    [Fact]
    public void The_release_file_lists_every_rule_with_its_severity()
    {
        var path = Path.Combine(Repository.Root, "generators", "TypedGpt.Generators", "AnalyzerReleases.Unshipped.md");
        Listing.Check(
            path,
            line => line.StartsWith("TGPT", StringComparison.Ordinal),
            Analysis.Rules.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}")
        );
    }

    [Theory]
    [MemberData(nameof(PagesOfErrors))]
    public async Task The_wrong_example_gets_this_diagnostic_and_no_other(string id)
    {
        var found = await Analysis.Everything(Compilations.Of(Example(id, "wrong")));
        Assert.Equal(
            Following.GetValueOrDefault(id, []).Append(id).Order(StringComparer.Ordinal),
            found.Select(diagnostic => diagnostic.Id).Where(IsOurs).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_example_of_an_escape_has_one_and_compiles()
    {
        var found = await Analysis.Everything(Compilations.Of(Example("TGPT9001", "wrong")));
        Assert.Equal(
            ["TGPT9001", Count],
            found.Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_right_example_compiles_without_a_word(string id)
    {
        var found = await Analysis.Everything(Compilations.Of(Example(id, "right")));
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id != Count);
    }

    /// <summary>The wrong or the right example of a page, as a file.</summary>
    internal static string Example(string id, string kind)
    {
        const string Head =
            "#pragma warning disable CS1591\nusing System;\nusing TypedGpt;\nusing TypedGpt.Torch;\n\nnamespace Example;\n\n";
        return Head + Block(id, $"csharp {kind}");
    }

    /// <summary>The one code block of a page that is marked so.</summary>
    internal static string Block(string id, string mark) =>
        Assert.Single(Fence().Matches(Text(id)), match => match.Groups["mark"].Value == mark).Groups["code"].Value;

    /// <summary>Puts another text into that block of the page.</summary>
    internal static void Rewrite(string id, string mark, string code) =>
        File.WriteAllText(
            PathOf(id),
            Text(id).Replace($"```{mark}\n{Block(id, mark)}```", $"```{mark}\n{code}\n```", StringComparison.Ordinal)
        );

    private static string Text(string id) => File.ReadAllText(PathOf(id)).ReplaceLineEndings("\n");

    private static string PathOf(string id) => Path.Combine(Folder, $"{id}.md");

    /// <summary>The ids of the pages with examples in C#, which a page about the project file has not.</summary>
    private static IEnumerable<string> Of(string pattern) =>
        Directory
            .GetFiles(Folder, $"{pattern}.md")
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(id => Text(id).Contains("```csharp", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>Whether an id is one of the package's, the count aside.</summary>
    private static bool IsOurs(string id) => id != Count && id.StartsWith("TGPT", StringComparison.Ordinal);

    [GeneratedRegex("^```(?<mark>[^\n]+)\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
