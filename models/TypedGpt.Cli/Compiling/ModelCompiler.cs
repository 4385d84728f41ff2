using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TorchSharp;
using TypedGpt.Generators.Pipeline;
using TypedGpt.Torch;

namespace TypedGpt.Cli.Compiling;

/// <summary>
/// What a build does with a project, in this process: the generator completes the class, the C# compiler makes an assembly.
/// Nothing else refers to the compiler, so that it is not loaded where the cache has the model.
/// </summary>
internal static class ModelCompiler
{
    /// <summary>The assembly of a model that breaks no rule.</summary>
    /// <exception cref="InvalidOperationException">Emitted code does not compile, which is a fault of the product.</exception>
    public static byte[] Compile(ModelSource source)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None);
        var compilation = CSharpCompilation.Create(
            ModelSource.ClassName,
            [CSharpSyntaxTree.ParseText(source.Text, options, $"{ModelSource.ClassName}.cs", Encoding.UTF8)],
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable,
                deterministic: true
            )
        );
        CSharpGeneratorDriver
            .Create(
                [new GptModelGenerator().AsSourceGenerator()],
                [new ConfigText(source.Config)],
                options,
                optionsProvider: null
            )
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out var reported);

        using var assembly = new MemoryStream();
        var emitted = whole.Emit(assembly);
        var wrong = reported
            .Concat(emitted.Diagnostics)
            .FirstOrDefault(found => found.Severity == DiagnosticSeverity.Error);
        return emitted.Success && wrong is null
            ? assembly.ToArray()
            : throw new InvalidOperationException(
                $"the code that TypedGpt emits for this model does not compile, which is a fault of TypedGpt: {wrong}"
            );
    }

    /// <summary>What of the framework emitted code refers to: the whole of it would take a second to open.</summary>
    private static readonly string[] Framework =
    [
        "System.Private.CoreLib.dll",
        "System.Runtime.dll",
        "System.Collections.dll",
        "System.Linq.dll",
        "System.Memory.dll",
        "netstandard.dll",
    ];

    /// <summary>The framework that runs, and the libraries that are loaded.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Framework.Contains(Path.GetFileName(path)))
            .Concat(
                new[] { typeof(GptModelAttribute), typeof(GptModule), typeof(torch) }.Select(type =>
                    type.Assembly.Location
                )
            )
            .Select(path => MetadataReference.CreateFromFile(path));

    /// <summary>The config.json of such a project.</summary>
    internal sealed class ConfigText(string text) : AdditionalText
    {
        public override string Path => ModelSource.ConfigName;

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From(text, Encoding.UTF8);
    }
}
