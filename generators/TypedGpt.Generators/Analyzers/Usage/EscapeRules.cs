using Microsoft.CodeAnalysis;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>What is said of the ways in and out of the typed world, which are allowed and never silent.</summary>
internal static class EscapeRules
{
    public static readonly DiagnosticDescriptor Escape = new(
        "TGPT9001",
        "An escape from the typed world",
        "{0}",
        "TypedGpt.Usage",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Page("TGPT9001")
    );

    public static readonly DiagnosticDescriptor Count = new(
        "TGPT9002",
        "How much the types checked",
        "{0} checked, {1}{2}",
        "TypedGpt.Usage",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Page("TGPT9002"),
        customTags: [WellKnownDiagnosticTags.CompilationEnd]
    );
}
