using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Analyzers.Definition;

/// <summary>The language version has to know what emitted code uses.</summary>
internal static class LanguageRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "TGPT9003",
        "The language version is too old",
        "C# {0} is too old for the emitted model, which uses partial properties: set <LangVersion> to {1} or newer, or leave it out on .NET 10",
        "TypedGpt.Definition",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Page("TGPT9003")
    );

    public static Diagnostic Report(Location location, LanguageVersion version) =>
        Diagnostic.Create(Descriptor, location, version.ToDisplayString(), HostCompilation.Lowest.ToDisplayString());
}
