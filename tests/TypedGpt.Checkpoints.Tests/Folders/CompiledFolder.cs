using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TorchSharp;
using TypedGpt.Generators.Pipeline;
using TypedGpt.Torch;

namespace TypedGpt.Checkpoints.Tests.Folders;

/// <summary>The class that the generator makes of a folder's config.json, compiled and loaded into this process.</summary>
internal static class CompiledFolder
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => IsReferenced(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The class of the configuration in <paramref name="folder"/>.</summary>
    public static Type Of(string folder) =>
        Of(
            """
            [TypedGpt.GptModel(From = "config.json")]
            public partial class Model;
            """,
            Path.Combine(folder, "config.json")
        );

    /// <summary>The class Model of <paramref name="source"/>, with <paramref name="files"/> beside it.</summary>
    public static Type Of(string source, params string[] files)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            "Folder",
            [CSharpSyntaxTree.ParseText(source, options)],
            References,
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release)
        );
        CSharpGeneratorDriver
            .Create(
                [new GptModelGenerator().AsSourceGenerator()],
                [.. files.Select(file => new FileOnDisk(file))],
                options
            )
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        using var image = new MemoryStream();
        var result = whole.Emit(image);
        Assert.True(
            result.Success,
            string.Join('\n', result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error))
        );
        image.Position = 0;
        return new AssemblyLoadContext("Folder", isCollectible: true).LoadFromStream(image).GetType("Model")!;
    }

    /// <summary>What its <c>LoadFrom</c> gives.</summary>
    public static GptModule Load(Type model, string path) =>
        (GptModule)model.GetMethod("LoadFrom")!.Invoke(null, [path, null, null, null])!;

    /// <summary>Ids as the model's own vocabulary has them.</summary>
    public static object Ids(GptModule model, torch.Tensor ids) =>
        typeof(Indices)
            .GetMethods()
            .Single(method =>
                method.Name == nameof(Indices.Assume)
                && method.GetGenericArguments().Length == 3
                && method.GetParameters() is [{ ParameterType.Name: "Tensor" }]
            )
            .MakeGenericMethod(typeof(Batch), typeof(Seq), model.GetType().GetNestedType("Vocab")!)
            .Invoke(null, [ids])!;

    private static bool IsReferenced(string name) =>
        name.StartsWith("System", StringComparison.Ordinal)
        || name is "netstandard" or "mscorlib" or "TypedGpt" or "TypedGpt.Torch" or "TorchSharp";

    private sealed class FileOnDisk(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From(File.ReadAllText(path));
    }
}
