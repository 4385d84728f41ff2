using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedGpt.Generators.Analyzers.Definition;

namespace TypedGpt.Generators.Tests.Harness;

/// <summary>What the analyzers say about a user's project, after the generator has run.</summary>
internal static class Analysis
{
    public static Task<ImmutableArray<Diagnostic>> Of(CSharpCompilation compilation) =>
        Of(compilation, new DefinitionAnalyzer());

    public static async Task<ImmutableArray<Diagnostic>> Of(
        CSharpCompilation compilation,
        params DiagnosticAnalyzer[] analyzers
    )
    {
        Driver.Create(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        return await Run(whole, analyzers);
    }

    /// <summary>The same without the emitted files, on which a definition does not depend.</summary>
    public static Task<ImmutableArray<Diagnostic>> OfUserCode(CSharpCompilation compilation) =>
        Run(compilation, [new DefinitionAnalyzer()]);

    private static async Task<ImmutableArray<Diagnostic>> Run(Compilation compilation, DiagnosticAnalyzer[] analyzers)
    {
        var found = await compilation
            .WithAnalyzers([.. analyzers], new CompilationWithAnalyzersOptions(new([]), OnException, true, false))
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The diagnostics of a source, as <c>id on 'text'</c>.</summary>
    public static async Task<IReadOnlyList<string>> Marks(string source)
    {
        var found = await Of(Compilations.Of(source));
        return [.. found.Select(diagnostic => $"{diagnostic.Id} on '{Text(diagnostic)}'")];
    }

    /// <summary>The text under the squiggle.</summary>
    public static string Text(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    private static void OnException(Exception error, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        throw new InvalidOperationException($"{analyzer} failed", error);
}
