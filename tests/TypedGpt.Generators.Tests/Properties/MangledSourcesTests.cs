using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedGpt.Generators.Pipeline;
using TypedGpt.Generators.Tests.Docs;
using TypedGpt.Generators.Tests.Harness;
using TypedGpt.TestSupport;

namespace TypedGpt.Generators.Tests.Properties;

/// <summary>
/// Correct sources, cut and mangled as by somebody who types: neither the generator nor an analyzer throws, and emitted code
/// is in error only where the user's is, too.
/// </summary>
public sealed class MangledSourcesTests
{
    private static readonly int Sources = RandomTests.Count(usual: 100, full: 1_000);

    /// <summary>What is put in the place of a word: other words, and values that the rules refuse.</summary>
    private static readonly string[] Words =
    [
        "",
        "0",
        "-1",
        "int.MaxValue",
        "null",
        "static",
        "abstract",
        "private",
        "internal",
        "protected",
        "partial",
        "record",
        "struct",
        "class",
        "interface",
        "ref",
        "readonly",
        "file",
        "@base",
        "@event",
        "Emb",
        "Heads",
        "Seq",
        "Block",
        "Attention",
        "Forward",
        "Tensor",
        "Linear",
        "LayerList",
        "<",
        ">",
        ",",
        "(",
        ")",
        "{",
        "}",
        ";",
        "[",
        "]",
        ".",
        "=>",
        "?",
        "[Layer]",
        "[Dim(0)]",
        "[Parameter]",
        "[Options(Bias = false)]",
    ];

    private static readonly Lazy<IReadOnlyList<string>> Correct = new(() =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "samples", "TypedGpt.Gallery"), "*.cs")
                .Select(path => Usings + File.ReadAllText(path)),
            .. DiagnosticPagesTests
                .Ids.Concat(DiagnosticPagesTests.UsageIds)
                .Select(id => DiagnosticPagesTests.Example(id, "right")),
            WrittenModels.Model(WrittenModels.Attention),
            WrittenModels.Model(WrittenModels.FeedForward + WrittenModels.Embeddings + WrittenModels.Training),
        ]
    );

    private const string Usings = "using System;\nusing System.Linq;\nusing System.Collections.Generic;\n";

    [Fact]
    public async Task Nothing_throws_and_no_error_stands_in_emitted_code_alone()
    {
        var seed = RandomTests.Seed;
        var random = new Random(seed);
        for (var at = 0; at < Sources; at++)
        {
            var source = Mangled(Correct.Value[random.Next(Correct.Value.Count)], random);
            var complaint = await Complaint(source);
            Assert.True(complaint is null, $"{RandomTests.SeedVariable}={seed}, source {at}: {complaint}\n\n{source}");
        }
    }

    /// <summary>What is wrong with what the package makes of a source; null for nothing.</summary>
    internal static async Task<string?> Complaint(string source)
    {
        var compilation = Compilations.Of(source);
        var driver = Driver.Create(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        if (driver.GetRunResult().Results.Single().Exception is { } thrown)
        {
            return $"the generator throws: {thrown}";
        }

        var emitted = whole
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToLookup(IsInEmitted);
        IReadOnlyList<Diagnostic> explained;
        try
        {
            explained = await Analysis.Of(compilation, [.. Analysis.Analyzers]);
        }
        catch (InvalidOperationException failed)
        {
            return $"an analyzer throws: {failed.InnerException}";
        }

        return
            emitted[true].Any()
            && !emitted[false].Any()
            && explained.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error)
            ? $"emitted code alone is in error: {emitted[true].First()}"
            : null;
    }

    private static bool IsInEmitted(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.Contains(typeof(GptModelGenerator).FullName!, StringComparison.Ordinal)
        == true;

    private static string Mangled(string source, Random random)
    {
        var text = source;
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().ToList();
            if (tokens.Count < 2)
            {
                return text;
            }

            var token = tokens[random.Next(tokens.Count)].Span;
            var other = tokens[random.Next(tokens.Count)].Span;
            var (start, end) = (Math.Min(token.Start, other.Start), Math.Max(token.End, other.End));
            text = random.Next(8) switch
            {
                0 => text[..token.Start],
                1 when end - start < 200 => text[..start] + text[end..],
                2 when end - start < 200 => text[..end] + text[start..end] + text[end..],
                3 => text[..token.End] + " " + Words[random.Next(Words.Length)] + text[token.End..],
                4 => text[..token.Start] + text[token.End..],
                5 => text[..token.Start] + text[other.Start..other.End] + text[token.End..],
                _ => text[..token.Start] + Words[random.Next(Words.Length)] + text[token.End..],
            };
        }

        return text;
    }
}
