using System.Collections.Concurrent;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedGpt.Mutations.Torch;

/// <summary>Compiles a plain GPT inside this process.</summary>
public static class PlainCompiler
{
    private const string Guard = $"global using {nameof(TypedGpt)}.{nameof(Mutations)}.{nameof(Torch)};";

    private static readonly IReadOnlyList<MetadataReference> Assemblies =
    [
        .. References.Of(IsWanted),
        MetadataReference.CreateFromFile(typeof(GuardedMatmul).Assembly.Location),
    ];

    // What the compiler found out about the references is kept with it.
    private static readonly ConcurrentDictionary<(Architecture, bool), CSharpCompilation> WithoutBugs = new();

    /// <summary>A program without bugs.</summary>
    public static PlainProgram Compile(Architecture architecture) => Load(WithoutBug(architecture, isGuarded: true));

    /// <summary>A program with one bug in it.</summary>
    /// <param name="bug">The bug.</param>
    /// <param name="isGuarded">False for TorchSharp's own matrix product, which may end the process.</param>
    /// <exception cref="InvalidOperationException">The bug cannot be put in, or the compiler finds it.</exception>
    public static PlainProgram Compile(Bug bug, bool isGuarded = true)
    {
        var right = WithoutBug(bug.In, isGuarded);
        var changed = right.SyntaxTrees.Single(tree => tree.FilePath == bug.Source);
        return Load(right.ReplaceSyntaxTree(changed, Parse(bug.Source, bug.Apply(), isGuarded)));
    }

    private static CSharpCompilation WithoutBug(Architecture architecture, bool isGuarded) =>
        WithoutBugs.GetOrAdd((architecture, isGuarded), _ => Create(architecture, isGuarded));

    private static CSharpCompilation Create(Architecture architecture, bool isGuarded) =>
        CSharpCompilation.Create(
            "Plain",
            Architecture
                .Common.Concat(architecture.Sources)
                .Select(name => Parse(name, SourceFiles.Read(name), isGuarded))
                .Append(CSharpSyntaxTree.ParseText(Guard)),
            Assemblies,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );

    private static SyntaxTree Parse(string name, string text, bool isGuarded)
    {
        const string Matmul = ".matmul(";
        return CSharpSyntaxTree.ParseText(
            isGuarded
                ? text.Replace(Matmul, $".{nameof(GuardedMatmul.MatmulOrThrow)}(", StringComparison.Ordinal)
                : text,
            path: name
        );
    }

    private static PlainProgram Load(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error);
            throw new InvalidOperationException(string.Join('\n', errors));
        }

        image.Position = 0;
        return new PlainProgram(new AssemblyLoadContext("Plain", isCollectible: true).LoadFromStream(image));
    }

    private static bool IsWanted(string name) =>
        name is "System.Private.CoreLib" or "System.Runtime" or "System.Collections" or "System.Linq" or "TorchSharp";
}
