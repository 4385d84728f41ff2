using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedGpt.Benchmarks.Generator;

/// <summary>Compilations with a number of annotated classes, each in a file of its own.</summary>
internal static class ModelSources
{
    public static CSharpCompilation Compilation(int models) =>
        CSharpCompilation.Create(
            "User",
            [.. Enumerable.Range(0, models).Select(at => Model(at, layers: 12)), Unrelated(0)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );

    public static SyntaxTree Model(int at, int layers) =>
        CSharpSyntaxTree.ParseText(
            $$"""
            using TypedGpt;

            namespace User.Models;

            [GptModel(
                VocabSize = 50257,
                ContextLength = 1024,
                EmbDim = 768,
                NHeads = 12,
                NLayers = {{layers}},
                DropRate = 0.1,
                QkvBias = false
            )]
            public partial class Gpt{{at}};
            """,
            path: $"Gpt{at}.cs"
        );

    public static SyntaxTree Unrelated(int version) =>
        CSharpSyntaxTree.ParseText(
            $$"""
            namespace User;

            public static class Unrelated
            {
                public static int Version() => {{version}};
            }
            """,
            path: "Unrelated.cs"
        );

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
}
