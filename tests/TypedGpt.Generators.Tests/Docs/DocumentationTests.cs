using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Analyzers.Usage;
using TypedGpt.Generators.Tests.Harness;
using TypedGpt.TestSupport;

namespace TypedGpt.Generators.Tests.Docs;

/// <summary>What the README and the pages for newcomers show is what one gets.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public async Task The_error_in_the_README_is_what_the_compiler_says_there()
    {
        var line = Text("README.md").Split('\n').Single(line => line.StartsWith("Gpt.cs(", StringComparison.Ordinal));
        var attribute = Fences("README.md", "csharp")[0]
            .Replace("EmbDim = 768", "EmbDim = 770", StringComparison.Ordinal);
        var found = Assert.Single(await Analysis.Of(Compilations.Of($"using TypedGpt;\n\n{attribute}")));

        var at = found.Location.GetLineSpan().StartLinePosition;
        Assert.Equal(
            line,
            $"Gpt.cs({at.Line + 1},{at.Character + 1}): error {found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}"
        );
    }

    [Fact]
    public async Task The_silent_bug_in_the_README_is_what_the_compiler_says_there()
    {
        var shown = Fences("README.md", "csharp")[3].Split('\n');
        var written = WrittenModels
            .Attention.Replace(
                "var mixed = weights.MatMul(values).TransposeMiddle();",
                shown[0],
                StringComparison.Ordinal
            )
            .Replace("return Output.Forward(mixed.Flatten(ValueWidth.IntoHeads));", shown[1], StringComparison.Ordinal);
        var attention = $"using TypedGpt;\nusing TypedGpt.Torch;\n\npublic partial class Gpt124M\n{{\n{written}\n}}";
        var model = $"using TypedGpt;\n\n{Fences("README.md", "csharp")[0]}";
        var found = (await Analysis.Of(Compilations.Of(model, attention), new ShapeAnalyzer()))[0];

        var at = found.Location.GetLineSpan().StartLinePosition;
        var message = found
            .GetMessage(CultureInfo.InvariantCulture)
            .Replace("File0.cs", "Gpt.cs", StringComparison.Ordinal);
        Assert.Equal(
            Text("README.md").Split('\n').Single(line => line.StartsWith("Attention.cs(", StringComparison.Ordinal)),
            $"Attention.cs({at.Line + 1},{at.Character + 1}): error {found.Id}: {message}"
        );
    }

    [Fact]
    public void The_emitted_attention_in_the_README_is_the_emitted_one()
    {
        var emitted = Driver.File(Compilations.Of(Compilations.Model()), "Attention.g.cs").Split('\n');
        var shown = Fences("README.md", "csharp")[2].Split('\n');
        Assert.Contains(
            string.Join('\n', shown),
            string.Join('\n', emitted.Select(line => line.Length > 8 ? line[8..] : "")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_program_of_the_first_page_compiles_and_is_counted_as_the_page_says()
    {
        var fences = Fences("docs/getting-started.md", "csharp");
        var usings = "using System;\nusing System.Linq;\n";
        var found = await Analysis.Everything(
            Compilations
                .Of(usings + fences[1], fences[0])
                .WithOptions(Compilations.Of("").Options.WithOutputKind(OutputKind.ConsoleApplication))
        );
        Assert.DoesNotContain(found, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        var count = found.Single(diagnostic => diagnostic.Id == DiagnosticPagesTests.Count);
        Assert.Contains(
            $"`Letters: {count.GetMessage(CultureInfo.InvariantCulture)}`",
            Text("docs/getting-started.md"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_models_of_the_page_about_own_layers_compile_without_a_word()
    {
        var models = UserLayers();
        Assert.Equal(3, models.Count);
        foreach (var model in models)
        {
            var compilation = Compilations.Of(
                "#pragma warning disable CS1591\nusing System;\nusing TypedGpt;\nusing TypedGpt.Torch;\n\nnamespace Example;\n\n"
                    + model
            );
            Assert.Empty(await Analysis.Of(compilation));
            Assert.Empty(Driver.Compile(compilation));
        }
    }

    [Fact]
    public void The_index_of_the_diagnostics_lists_every_page_by_its_title()
    {
        var folder = Path.Combine(Repository.Root, "docs", "diagnostics");
        var expected = Directory
            .GetFiles(folder, "TGPT*.md")
            .Order(StringComparer.Ordinal)
            .Select(path =>
                File.ReadLines(path).First()[2..].Split(": ", 2) is [var id, var title]
                    ? $"* [{id}]({id}.md): {title}"
                    : path
            );
        Listing.Check(
            Path.Combine(folder, "README.md"),
            line => line.StartsWith("* [TGPT", StringComparison.Ordinal),
            expected
        );
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        var pages = Directory
            .GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Repository.Root, "*.md"));
        foreach (var page in pages)
        {
            foreach (var link in Link().Matches(File.ReadAllText(page)).Select(match => match.Groups[1].Value))
            {
                if (!link.Contains("://", StringComparison.Ordinal))
                {
                    var target = Path.Combine(Path.GetDirectoryName(page)!, link.Split('#')[0]);
                    Assert.True(Path.Exists(target), $"{page} links to {link}, which is not there.");
                }
            }
        }
    }

    [Fact]
    public void A_model_of_a_page_can_be_named_beside_the_namespaces_that_every_file_uses()
    {
        var definitions = UserLayers().Append(Fences("docs/getting-started.md", "csharp")[0]).ToList();
        var used = definitions.Select(model => Model().Match(model).Groups[1].Value);
        var compilation = Compilations.Of(
            $"#pragma warning disable CS1591\nusing System;\nusing TypedGpt;\nusing TypedGpt.Torch;\nnamespace Example;\n{Definitions(definitions)}",
            $$"""
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;
            using Example;

            internal static class Use { {{string.Concat(used.Select(name => $"static {name}? a{name};"))}} }
            """
        );
        Assert.DoesNotContain(Driver.Compile(compilation), found => found.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>The models that the pages define, without their usings.</summary>
    internal static string Definitions() =>
        Definitions([.. UserLayers(), Fences("docs/getting-started.md", "csharp")[0]]);

    private static string Definitions(IEnumerable<string> models) =>
        string.Join('\n', models).Replace("using TypedGpt;\n", "", StringComparison.Ordinal);

    private static List<string> UserLayers() => Fences("docs/own-layers.md", "csharp");

    private static string Text(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    /// <summary>The code blocks of a language, in order.</summary>
    private static List<string> Fences(string path, string language) =>
        [
            .. Regex
                .Matches(Text(path), $"```{language}\n(.*?)\n```", RegexOptions.Singleline)
                .Select(match => match.Groups[1].Value),
        ];

    [GeneratedRegex(@"public partial class (\w+)")]
    private static partial Regex Model();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
