using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using TypedGpt.Architecture.Specs;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Analyzers.Definition;

/// <summary>An attribute that adds options to a model stands on one: the generator reads it nowhere else.</summary>
internal static class StrayOptionRule
{
    private const string Ending = "Attribute";

    public static readonly DiagnosticDescriptor Descriptor = new(
        "TGPT1125",
        "Options of a model stand on a model",
        "[{0}] says nothing on {1}, which has no [GptModel]: move it to the class of the model, or write [GptModel(..)] beside it",
        "TypedGpt.Definition",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Page("TGPT1125")
    );

    /// <summary>The diagnostics of a class that is no model, one for each such attribute; none for every other type.</summary>
    public static IEnumerable<Diagnostic> Report(INamedTypeSymbol type, CancellationToken token) =>
        SpecReader.Attribute(type) is not null
            ? []
            : type.GetAttributes()
                .Where(IsOption)
                .Select(attribute =>
                    Diagnostic.Create(
                        Descriptor,
                        attribute.ApplicationSyntaxReference?.GetSyntax(token).GetLocation() ?? type.Locations[0],
                        Bare(attribute.AttributeClass!.Name),
                        type.Name
                    )
                );

    private static bool IsOption(AttributeData attribute) =>
        attribute.AttributeClass
            is {
                Name: var name,
                ContainingType: null,
                ContainingNamespace: { Name: "TypedGpt", ContainingNamespace.IsGlobalNamespace: true }
            }
        && name.EndsWith(Ending, System.StringComparison.Ordinal)
        && Options.SmallAttributes.Contains(Bare(name));

    private static string Bare(string name) => name.Substring(0, name.Length - Ending.Length);
}
