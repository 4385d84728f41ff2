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

    private const string Source = """
        using System.Collections.Generic;
        using TorchSharp;
        using TypedGpt;
        using TypedGpt.Torch;

        [GptModel(From = "config.json")]
        public partial class Model;

        public static class Probe
        {
            public static IEnumerable<torch.Tensor> HiddenStates(Model model, torch.Tensor ids)
            {
                var states = new List<torch.Tensor>();
                var x = model.InputEmbeddings.Forward(Indices.Assume<Batch, Seq, Model.Vocab>(ids));
                foreach (var block in model.Blocks)
                {
                    states.Add(x.Raw);
                    x = block.Forward(x);
                }

                states.Add(model.FinalNorm.Forward(x).Raw);
                return states;
            }
        }
        """;

    /// <summary>The class of the configuration in <paramref name="folder"/>, with what asks it for its inner values.</summary>
    public static Type Of(string folder) => Of(Source, Path.Combine(folder, "config.json"));

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

    /// <summary>What goes into each block, and what the last norm gives.</summary>
    public static IEnumerable<torch.Tensor> HiddenStates(GptModule model, torch.Tensor ids) =>
        (IEnumerable<torch.Tensor>)
            model.GetType().Assembly.GetType("Probe")!.GetMethod("HiddenStates")!.Invoke(null, [model, ids])!;

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
