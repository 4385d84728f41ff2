using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedGpt.Generators.Pipeline;

/// <summary>What of the compilation decides which files are emitted.</summary>
/// <param name="HasTorch">Whether the torch runtime is referenced, so that layers can be compiled.</param>
/// <param name="CompilerIsNewEnough">Whether the language version has partial properties and overload priorities.</param>
internal sealed record HostCompilation(bool HasTorch, bool CompilerIsNewEnough)
{
    /// <summary>The first version with everything that emitted code uses.</summary>
    public const LanguageVersion Lowest = LanguageVersion.CSharp13;

    public static HostCompilation Of(Compilation compilation) =>
        new(
            HasTorch: compilation.GetTypeByMetadataName("TypedGpt.Torch.GptModule") is not null,
            CompilerIsNewEnough: compilation is CSharpCompilation { LanguageVersion: >= Lowest }
        );
}
