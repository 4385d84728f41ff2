using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.QuickInfo;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Editor.Tests;

/// <summary>One file in an editor, with a cursor at <c>$$</c>: what Visual Studio and VS Code ask Roslyn for at that place.</summary>
internal sealed class Editor : IDisposable
{
    private const string Cursor = "$$";

    private readonly AdhocWorkspace workspace = new(MefHostServices.Create(MefHostServices.DefaultAssemblies));
    private readonly Document document;
    private readonly int position;

    public Editor(string text)
    {
        position = text.IndexOf(Cursor, StringComparison.Ordinal);
        var project = workspace.AddProject(
            ProjectInfo.Create(
                ProjectId.CreateNewId(),
                VersionStamp.Default,
                "User",
                "User",
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary,
                    nullableContextOptions: NullableContextOptions.Enable
                ),
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose),
                metadataReferences: References(),
                analyzerReferences: [new Generator()]
            )
        );
        document = workspace.AddDocument(
            project.Id,
            "Gpt.cs",
            Microsoft.CodeAnalysis.Text.SourceText.From(text.Replace(Cursor, "", StringComparison.Ordinal))
        );
    }

    /// <summary>What hovering shows: one line for each section.</summary>
    public async Task<string> Hover()
    {
        var shown = await QuickInfoService.GetService(document)!.GetQuickInfoAsync(document, position);
        return string.Join('\n', shown!.Sections.Select(section => section.Text));
    }

    /// <summary>What completion offers.</summary>
    public async Task<IReadOnlyList<string>> Completions()
    {
        var shown = await CompletionService.GetService(document)!.GetCompletionsAsync(document, position);
        return [.. shown.ItemsList.Select(item => item.DisplayText)];
    }

    /// <summary>The file and the line where "go to definition" ends, and the text there.</summary>
    public async Task<(string File, string Line)> Definition()
    {
        var symbol = await SymbolFinder.FindSymbolAtPositionAsync(document, position);
        var place = symbol!.Locations.Single(location => location.IsInSource);
        var text = await place.SourceTree!.GetTextAsync();
        return (
            Path.GetFileName(place.SourceTree.FilePath),
            text.Lines.GetLineFromPosition(place.SourceSpan.Start).ToString().Trim()
        );
    }

    public void Dispose() => workspace.Dispose();

    /// <summary>The platform, and the product with its documentation, as a project has them that references the packages.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path =>
                Path.GetFileNameWithoutExtension(path) is var name
                && (
                    name.StartsWith("System", StringComparison.Ordinal)
                    || name is "TypedGpt" or "TypedGpt.Torch" or "TorchSharp" or "netstandard"
                )
            )
            .Select(path => MetadataReference.CreateFromFile(path));

    private sealed class Generator : AnalyzerReference
    {
        public override string? FullPath => null;

        public override object Id => nameof(GptModelGenerator);

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) =>
            [new GptModelGenerator().AsSourceGenerator()];

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() =>
            GetGenerators(LanguageNames.CSharp);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];
    }
}
