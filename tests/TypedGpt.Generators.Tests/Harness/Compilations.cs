using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace TypedGpt.Generators.Tests.Harness;

/// <summary>A user's project, as the compiler sees it.</summary>
internal static class Compilations
{
    /// <summary>The lowest version of the language that is supported.</summary>
    public const LanguageVersion Lowest = LanguageVersion.CSharp13;

    /// <summary>The seven keys of GPT-2 124M, as an attribute's arguments.</summary>
    public const string Gpt2 =
        "VocabSize = 50257, ContextLength = 1024, EmbDim = 768, NHeads = 12, NLayers = 12, DropRate = 0.1, QkvBias = false";

    private static readonly IReadOnlyList<MetadataReference> Platform = References(name =>
        name.StartsWith("System", StringComparison.Ordinal) || name is "netstandard" or "mscorlib" or "Microsoft.CSharp"
    );

    private static readonly IReadOnlyList<MetadataReference> Runtime = References(name => name == "TypedGpt");

    private static readonly IReadOnlyList<MetadataReference> Torch = References(name =>
        name is "TypedGpt.Torch" or "TorchSharp"
    );

    /// <summary>The files that such a project references.</summary>
    public static IEnumerable<string> ReferencePaths =>
        Platform.Select(reference => reference.Display!).Concat(TypedGptPaths);

    /// <summary>Those of them that are not the platform's.</summary>
    public static IEnumerable<string> TypedGptPaths => Runtime.Concat(Torch).Select(reference => reference.Display!);

    public static CSharpCompilation Of(params string[] sources) => Of(LanguageVersion.Latest, withTorch: true, sources);

    public static CSharpCompilation Of(LanguageVersion version, bool withTorch, params string[] sources) =>
        CSharpCompilation.Create(
            "User",
            sources.Select((source, at) => Tree(source, version, $"File{at}.cs")),
            [.. Platform, .. Runtime, .. withTorch ? Torch : []],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999
            )
        );

    /// <summary>A file, parsed with documentation comments, so that a missing one is a warning.</summary>
    public static SyntaxTree Tree(
        string source,
        LanguageVersion version = LanguageVersion.Latest,
        string path = "File.cs"
    ) =>
        CSharpSyntaxTree.ParseText(
            SourceText.From(source),
            new CSharpParseOptions(version, DocumentationMode.Diagnose),
            path
        );

    /// <summary>A public model with these arguments, in a namespace of its own.</summary>
    public static string Model(string arguments = Gpt2, string body = "", string name = "Gpt") =>
        With($"[GptModel({arguments})]", body, name);

    /// <summary>A public model with these attributes, in a namespace of its own.</summary>
    public static string With(string attributes, string body = "", string name = "Gpt") =>
        $$"""
            using TypedGpt;
            using TypedGpt.Torch;

            namespace User;

            /// <summary>A model.</summary>
            {{attributes}}
            public partial class {{name}}
            {
            {{body}}
            }
            """;

    private static List<MetadataReference> References(Func<string, bool> isWanted) =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(path => isWanted(Path.GetFileNameWithoutExtension(path)))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
}
