using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedGpt.Generators.Analyzers;

/// <summary>
/// Silences what .NET's rules of design and naming say of a user's model because of how every model is written: nested
/// layers, dims that are types without a value, type parameters named after dims, torch's <c>forward</c> beside ours.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PatternSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor NestedType = new(
        "TGPT3001",
        "CA1034",
        "The layers and dims of a model are nested in it."
    );

    private static readonly SuppressionDescriptor CaseOnly = new(
        "TGPT3002",
        "CA1708",
        "A model has torch's forward beside its typed Forward."
    );

    private static readonly SuppressionDescriptor TypeParameterName = new(
        "TGPT3003",
        "CA1715",
        "A type parameter that is a dim is named like the dim it stands for."
    );

    private static readonly SuppressionDescriptor ValueEquality = new(
        "TGPT3004",
        "CA1815",
        "A dim is a type that nobody makes a value of."
    );

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
    [NestedType, CaseOnly, TypeParameterName, ValueEquality];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (
            context.Compilation.GetTypeByMetadataName("TypedGpt.GptModelAttribute") is not { } model
            || context.Compilation.GetTypeByMetadataName("TypedGpt.IDim") is not { } dim
        )
        {
            return;
        }

        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            var suppression = SupportedSuppressions.First(one => one.SuppressedDiagnosticId == diagnostic.Id);
            if (
                Declared(diagnostic, context) is { } symbol
                && (
                    suppression == NestedType ? symbol.ContainingType is { } outer && IsModel(outer)
                    : suppression == CaseOnly ? symbol is INamedTypeSymbol type && IsModel(type)
                    : suppression == TypeParameterName
                        ? symbol is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(IsDim)
                    : symbol is INamedTypeSymbol value && value.AllInterfaces.Any(IsDim)
                )
            )
            {
                context.ReportSuppression(Suppression.Create(suppression, diagnostic));
            }
        }

        // A layer nested in a layer of a model is one of the model's, too.
        bool IsModel(INamedTypeSymbol type) =>
            type.GetAttributes()
                .Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, model))
            || (type.ContainingType is { } outer && IsModel(outer));

        bool IsDim(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, dim);
    }

    private static ISymbol? Declared(Diagnostic diagnostic, SuppressionAnalysisContext context) =>
        diagnostic.Location.SourceTree is { } tree
            ? context
                .GetSemanticModel(tree)
                .GetDeclaredSymbol(
                    tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan),
                    context.CancellationToken
                )
            : null;
}
