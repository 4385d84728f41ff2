using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedGpt.Generators.Analyzers.Definition;

namespace TypedGpt.Generators.Tests.Harness;

/// <summary>What the analyzers say about a user's project, after the generator has run.</summary>
internal static class Analysis
{
    /// <summary>Every analyzer of the package, as the compiler finds them.</summary>
    public static IReadOnlyList<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(DefinitionAnalyzer)
            .Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What every analyzer can report, by id.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Rules { get; } =
    [
        .. Analyzers
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .DistinctBy(rule => rule.Id)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>Everything that is shown to a user: by the compiler, then by every analyzer.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Everything(
        CSharpCompilation compilation,
        params AdditionalText[] files
    )
    {
        Driver.Create(compilation, files).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        return
        [
            .. whole
                .GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start),
            .. await Run(whole, [.. Analyzers], files),
        ];
    }

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

    private static async Task<ImmutableArray<Diagnostic>> Run(
        Compilation compilation,
        DiagnosticAnalyzer[] analyzers,
        params AdditionalText[] files
    )
    {
        var found = await compilation
            .WithAnalyzers(
                [.. analyzers],
                new CompilationWithAnalyzersOptions(new([.. files]), OnException, true, false)
            )
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
