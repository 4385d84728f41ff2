using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Tests.Harness;

/// <summary>Runs the generator and says what came of it.</summary>
internal static class Driver
{
    public static GeneratorDriver Create(CSharpCompilation compilation, params AdditionalText[] files) =>
        CSharpGeneratorDriver.Create(
            [new GptModelGenerator().AsSourceGenerator()],
            files,
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)
        );

    public static GeneratorRunResult Run(CSharpCompilation compilation, params AdditionalText[] files) =>
        Result(Create(compilation, files).RunGenerators(compilation));

    public static GeneratorRunResult Result(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        return result;
    }

    /// <summary>The emitted files by hint name.</summary>
    public static IReadOnlyDictionary<string, string> Files(
        CSharpCompilation compilation,
        params AdditionalText[] files
    ) =>
        Run(compilation, files)
            .GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>Whether these are the files of a model that can be run, and not only its declarations.</summary>
    public static bool IsComplete(IReadOnlyDictionary<string, string> files) =>
        files.Keys.Any(file => file.EndsWith(".Model.g.cs", StringComparison.Ordinal));

    /// <summary>The one emitted file whose hint name ends so.</summary>
    public static string File(CSharpCompilation compilation, string ending) =>
        Files(compilation).Single(file => file.Key.EndsWith(ending, StringComparison.Ordinal)).Value;

    /// <summary>Everything that the compiler has to say about the user's code together with the emitted code.</summary>
    public static IReadOnlyList<Diagnostic> Compile(CSharpCompilation compilation)
    {
        Create(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        return [.. whole.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)];
    }
}
