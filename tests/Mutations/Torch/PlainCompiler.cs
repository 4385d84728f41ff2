using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedGpt.Mutations.Torch;

/// <summary>Compiles a plain GPT inside this process.</summary>
public static class PlainCompiler
{
    private const string Guarded = $"global using {nameof(TypedGpt)}.{nameof(Mutations)}.{nameof(Torch)};";

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => IsWanted(Path.GetFileNameWithoutExtension(path)))
            .Append(typeof(GuardedMatmul).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A program without bugs.</summary>
    public static PlainProgram Compile(Architecture architecture) => Compile(architecture, SourceFiles.Read, Guard);

    /// <summary>A program with one bug in it.</summary>
    /// <exception cref="InvalidOperationException">The bug cannot be put in, or the compiler finds it.</exception>
    public static PlainProgram Compile(Bug bug) => Compile(bug, Guard);

    /// <summary>The same with TorchSharp's own matrix product, which may end the process.</summary>
    public static PlainProgram CompileUnguarded(Bug bug) => Compile(bug, text => text);

    private static PlainProgram Compile(Bug bug, Func<string, string> rewrite)
    {
        var changed = bug.Apply();
        return bug.In.Sources.Concat(Architecture.Common).Contains(bug.Source)
            ? Compile(bug.In, name => name == bug.Source ? changed : SourceFiles.Read(name), rewrite)
            : throw new InvalidOperationException($"{bug.Source} is not part of {bug.In}.");
    }

    private static PlainProgram Compile(
        Architecture architecture,
        Func<string, string> read,
        Func<string, string> rewrite
    )
    {
        var compilation = CSharpCompilation.Create(
            "Plain",
            Architecture
                .Common.Concat(architecture.Sources)
                .Select(name => rewrite(read(name)))
                .Append(Guarded)
                .Select(text => CSharpSyntaxTree.ParseText(text)),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? new PlainProgram(Load(image))
            : throw new InvalidOperationException(
                string.Join('\n', result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error))
            );
    }

    private static string Guard(string text) =>
        text.Replace(".matmul(", $".{nameof(GuardedMatmul.MatmulOrThrow)}(", StringComparison.Ordinal);

    private static Assembly Load(MemoryStream image)
    {
        image.Position = 0;
        return new AssemblyLoadContext("Plain", isCollectible: true).LoadFromStream(image);
    }

    private static bool IsWanted(string name) =>
        name.StartsWith("System", StringComparison.Ordinal) || name is "netstandard" or "TorchSharp";
}
