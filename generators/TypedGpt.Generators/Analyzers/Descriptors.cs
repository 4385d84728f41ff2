using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedGpt.Architecture.Rules;

namespace TypedGpt.Generators.Analyzers;

/// <summary>What the compiler shows of a rule.</summary>
internal static class Descriptors
{
    /// <summary>The descriptor of a rule of the configuration.</summary>
    public static DiagnosticDescriptor Of(Rule rule) =>
        new(
            rule.Id,
            rule.Title,
            rule.Message,
            "TypedGpt.Definition",
            rule.IsWarning ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            helpLinkUri: Page(rule.Id)
        );

    /// <summary>The page of the documentation for an id.</summary>
    public static string Page(string id) => string.Format(CultureInfo.InvariantCulture, HelpPages.Address, id);
}
