using System.Linq;
using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Analyzers.Definition;

/// <summary>What is marked as a part of a model is nested in one: the generator looks nowhere else.</summary>
internal static class StrayRule
{
    private static readonly string[] Marks = ["LayerAttribute", "DimAttribute", "DimSumAttribute"];

    public static readonly DiagnosticDescriptor Descriptor = new(
        "TGPT1123",
        "A layer or a dimension is nested in a model",
        "{0} is in no model, so nothing completes it: declare it directly in the class with [GptModel]",
        "TypedGpt.Definition",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Page("TGPT1123")
    );

    /// <summary>The diagnostic of a marked type outside of any model; null for every other type.</summary>
    public static Diagnostic? Report(INamedTypeSymbol type) =>
        type.GetAttributes().Any(IsMark)
        && (type.ContainingType is null || SpecReader.Attribute(type.ContainingType) is null)
            ? Diagnostic.Create(Descriptor, type.Locations[0], type.Name)
            : null;

    private static bool IsMark(AttributeData attribute) =>
        attribute.AttributeClass
            is {
                Name: var name,
                ContainingNamespace: { Name: "TypedGpt", ContainingNamespace.IsGlobalNamespace: true }
            }
        && Marks.Contains(name);
}
