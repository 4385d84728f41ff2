using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedGpt.Generators.Tests.Harness;
using TypedGpt.TestSupport;

namespace TypedGpt.Generators.Tests.Docs;

/// <summary>The pages about shapes and escapes show what is printed about their wrong examples.</summary>
public sealed partial class PrintedErrorsTests
{
    public static TheoryData<string> Pages => [.. DiagnosticPagesTests.UsageIds, "TGPT9001"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_shows_what_compiler_and_analyzers_say(string id)
    {
        var printed = (await Printed(id))
            .Where(line => !line.Contains(DiagnosticPagesTests.Count, StringComparison.Ordinal))
            .ToList();
        if (Repository.UpdatesPages)
        {
            DiagnosticPagesTests.Rewrite(id, "text", string.Join('\n', printed.Select(Wrapped)));
        }

        Assert.Equal(Shown(id), printed);
    }

    /// <summary>A line as a page shows it: at most as wide as its text, going on behind two spaces.</summary>
    private static string Wrapped(string line)
    {
        const int Width = 120;
        var lines = new List<string> { "" };
        foreach (var word in line.Split(' '))
        {
            if (lines[^1].Length + 1 + word.Length > Width)
            {
                lines.Add("  " + word);
            }
            else
            {
                lines[^1] += lines[^1].Length == 0 ? word : " " + word;
            }
        }

        return string.Join('\n', lines);
    }

    [Fact]
    public async Task The_page_of_the_count_shows_it_behind_the_name_of_the_project()
    {
        var line = (await Printed(DiagnosticPagesTests.Count)).Single(line =>
            line.Contains(DiagnosticPagesTests.Count, StringComparison.Ordinal)
        );
        Assert.Equal(
            Assert.Single(Shown(DiagnosticPagesTests.Count)),
            line.Replace($"info {DiagnosticPagesTests.Count}: ", "Gpt: ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_compiler_prints_the_same_from_its_command_line()
    {
        var files = DiagnosticPagesTests.UsageIds.ToDictionary(
            id => $"{id}.cs",
            id =>
                DiagnosticPagesTests
                    .Example(id, "wrong")
                    .Replace("namespace Example;", $"namespace Of{id};", StringComparison.Ordinal)
        );
        var printed = (await Csc.Errors(files)).Select(line => Link().Replace(Namespace().Replace(line, ""), ""));
        Assert.Equal(
            DiagnosticPagesTests
                .UsageIds.SelectMany(Shown)
                .Where(line => line.Contains(": error ", StringComparison.Ordinal))
                .Select(WithoutPlace)
                .Order(StringComparer.Ordinal),
            printed.Select(WithoutPlace).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>What a user sees of the wrong example in a file of its own, without the links to the page.</summary>
    private static async Task<IReadOnlyList<string>> Printed(string id)
    {
        var compilation = Compilations
            .Of("global using System; global using TypedGpt; global using TypedGpt.Torch;")
            .AddSyntaxTrees(Compilations.Tree(DiagnosticPagesTests.Block(id, "csharp wrong"), path: "Gpt.cs"));
        var undocumented = compilation.Options.SpecificDiagnosticOptions.SetItem("CS1591", ReportDiagnostic.Suppress);
        var found = await Analysis.Everything(
            compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(undocumented))
        );
        return
        [
            .. found
                .Select(diagnostic =>
                    CSharpDiagnosticFormatter.Instance.Format(diagnostic, CultureInfo.InvariantCulture)
                )
                .Select(line => Link().Replace(line, "")),
        ];
    }

    /// <summary>The lines of a page's block, in which a long one goes on behind two spaces.</summary>
    private static string[] Shown(string id) =>
        DiagnosticPagesTests
            .Block(id, "text")
            .Replace("\n  ", " ", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A line without the file and the place in it, which differ between a page and a file of all pages.</summary>
    private static string WithoutPlace(string line) => Place().Replace(line, "");

    [GeneratedRegex(@"\S*\.cs\(\d+,\d+\)")]
    private static partial Regex Place();

    [GeneratedRegex(@"OfTGPT\d+\.")]
    private static partial Regex Namespace();

    [GeneratedRegex(@" \((docs|https:)\S+\.md\)$")]
    private static partial Regex Link();
}
