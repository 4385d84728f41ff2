using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using TypedGpt.CodeFixes;
using TypedGpt.Generators.Analyzers.Usage;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Tests.Harness;

/// <summary>
/// What an editor does: generator and analyzer run, one entry of the menu is chosen, and they run again on what it wrote.
/// Compiler errors are left to <see cref="Compiles"/>, for they stand beside each diagnostic before the change.
/// </summary>
internal sealed class RepairTest : CSharpCodeFixTest<ShapeAnalyzer, ApplyRepairFix, DefaultVerifier>
{
    private RepairTest(OutputKind kind)
    {
        ReferenceAssemblies = new("net10.0");
        TestState.AdditionalReferences.AddRange(
            Compilations.ReferencePaths.Select(path => MetadataReference.CreateFromFile(path))
        );
        TestState.OutputKind = kind;
        CompilerDiagnostics = CompilerDiagnostics.None;
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck | TestBehaviors.SkipSuppressionCheck;
    }

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(GptModelGenerator)];

    protected override ParseOptions CreateParseOptions() =>
        ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(Compilations.Lowest);

    /// <summary>The titles that are offered for a source, of all its diagnostics in their order.</summary>
    public static async Task<IReadOnlyList<string>> Titles(params string[] sources) =>
        [.. (await Found(sources)).SelectMany(TitlesOf)];

    /// <summary>Chooses an entry of the menu, and holds what the files are then and that they compile.</summary>
    public static async Task Applied(string title, IReadOnlyList<string> sources, IReadOnlyList<string> expected)
    {
        var found = await Found([.. sources]);
        Assert.Contains(title, found.SelectMany(TitlesOf));
        var test = new RepairTest(Kind(sources))
        {
            CodeActionEquivalenceKey = title,
            CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title),
        };
        test.TestState.Sources.AddRange(Named(sources));
        test.FixedState.Sources.AddRange(Named(expected));
        test.ExpectedDiagnostics.AddRange(found.Concat(Beside(sources)).Select(Expected));
        await test.RunAsync();
        Compiles([.. expected]);
    }

    /// <summary>Holds that the compiler has no error to tell.</summary>
    public static void Compiles(params string[] sources) =>
        Assert.DoesNotContain(
            Driver.Compile(Compilation(sources)),
            diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
        );

    private static async Task<IReadOnlyList<Diagnostic>> Found(string[] sources) =>
        await Analysis.Of(Compilation(sources), new ShapeAnalyzer());

    private static CSharpCompilation Compilation(string[] sources)
    {
        var compilation = Compilations.Of(Compilations.Lowest, withTorch: true, sources);
        return compilation.WithOptions(compilation.Options.WithOutputKind(Kind(sources)));
    }

    private static IEnumerable<(string Name, SourceText Text)> Named(IEnumerable<string> sources) =>
        sources.Select((source, at) => ($"File{at}.cs", SourceText.From(source)));

    private static OutputKind Kind(IReadOnlyList<string> sources) =>
        sources[0].Contains("Console.WriteLine", StringComparison.Ordinal)
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;

    private static IEnumerable<string> TitlesOf(Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Select((_, at) => diagnostic.Properties[$"{ShapeAnalyzer.RepairTitle}{at}"]!);

    /// <summary>The compiler's own errors under the same ids, from overloads that only explain.</summary>
    private static IEnumerable<Diagnostic> Beside(IReadOnlyList<string> sources) =>
        Driver
            .Compile(Compilation([.. sources]))
            .Where(diagnostic => diagnostic.Id.StartsWith("TGPT", StringComparison.Ordinal));

    private static DiagnosticResult Expected(Diagnostic diagnostic) =>
        new DiagnosticResult(diagnostic.Id, diagnostic.Severity)
            .WithSpan(diagnostic.Location.GetLineSpan())
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
}
