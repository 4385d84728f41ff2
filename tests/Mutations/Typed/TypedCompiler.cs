using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedGpt.Generators.Analyzers.Definition;
using TypedGpt.Generators.Analyzers.Usage;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Mutations.Typed;

/// <summary>Compiles typed code in process: generator, compiler, analyzers.</summary>
internal static class TypedCompiler
{
    /// <summary>The path under which the file in question is compiled.</summary>
    public const string FileName = "File.cs";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp13);

    private static readonly SyntaxTree Usings = Parse(
        "global using System; global using TypedGpt; global using TypedGpt.Torch;",
        "Usings.cs"
    );

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Options, path);

    /// <summary>The files with what the generator adds.</summary>
    public static IEnumerable<SyntaxTree> Generate(IReadOnlyList<SyntaxTree> files) =>
        Generated(Compilation(files)).SyntaxTrees;

    /// <summary>What compiler and analyzers say of a source.</summary>
    public static async Task<IReadOnlyList<Finding>> Compile(TypedSource source, string text)
    {
        var isEmitted = source.Beside.Count > 0;
        var compilation = Compilation([Parse(text, FileName), Usings, .. source.Beside]);
        var whole = isEmitted ? compilation : Generated(compilation);

        // Emitted code without its mark would be read as a declaration of the user's own.
        DiagnosticAnalyzer[] analyzers =
        [
            new ShapeAnalyzer(),
            new EvidenceAnalyzer(),
            .. isEmitted ? [] : new DiagnosticAnalyzer[] { new DefinitionAnalyzer() },
        ];
        var explained = await whole
            .WithAnalyzers([.. analyzers], new CompilationWithAnalyzersOptions(new([]), OnException, true, false))
            .GetAnalyzerDiagnosticsAsync();
        return
        [
            .. whole
                .GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Select(diagnostic => Finding.Of(diagnostic, isExplained: false)),
            .. explained.Select(diagnostic => Finding.Of(diagnostic, isExplained: true)),
        ];
    }

    /// <summary>What all compilations begin with, so that the referenced assemblies are read once.</summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Mutated",
        [],
        References.Of(IsWanted),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable
        )
    );

    private static CSharpCompilation Compilation(IReadOnlyList<SyntaxTree> files) => Empty.AddSyntaxTrees(files);

    private static Compilation Generated(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver
            .Create([new GptModelGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        return whole;
    }

    private static bool IsWanted(string name) =>
        name.StartsWith("System", StringComparison.Ordinal)
        || name is "netstandard" or "mscorlib" or "TypedGpt" or "TypedGpt.Torch" or "TorchSharp";

    private static void OnException(Exception error, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        throw new InvalidOperationException($"{analyzer} failed", error);
}
