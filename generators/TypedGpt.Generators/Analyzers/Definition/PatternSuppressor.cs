using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Analyzers.Definition;

/// <summary>
/// Keeps the design rules of the SDK from objecting to what the package itself asks for: layers and dimensions nested in
/// their model, type parameters that name an axis, and torch's <c>forward</c> beside the typed <c>Forward</c>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PatternSuppressor : DiagnosticSuppressor
{
    private static readonly ImmutableDictionary<string, SuppressionDescriptor> ByRule = new[]
    {
        new SuppressionDescriptor("TGPT8001", "CA1708", "Torch calls forward, and the typed pass is Forward"),
        new SuppressionDescriptor("TGPT8002", "CA1715", "A layer's type parameters are dimensions and named like them"),
        new SuppressionDescriptor("TGPT8003", "CA1034", "Layers and dimensions are nested in the model they belong to"),
        new SuppressionDescriptor("TGPT8004", "CA1815", "A dimension is a type and has no values to compare"),
    }.ToImmutableDictionary(suppression => suppression.SuppressedDiagnosticId);

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
    [.. ByRule.Values.OrderBy(suppression => suppression.Id, System.StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (
                ByRule.TryGetValue(diagnostic.Id, out var suppression)
                && Symbol(diagnostic.Location, context) is { } symbol
                && IsAskedFor(diagnostic.Id, symbol)
            )
            {
                context.ReportSuppression(Suppression.Create(suppression, diagnostic));
            }
        }
    }

    private static ISymbol? Symbol(Location location, SuppressionAnalysisContext context) =>
        location.SourceTree is { } tree
        && tree.GetRoot(context.CancellationToken).FindNode(location.SourceSpan) is { } node
            ? context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken)
            : null;

    private static bool IsAskedFor(string rule, ISymbol symbol) =>
        symbol switch
        {
            ITypeParameterSymbol { ContainingType: { } layer } => rule == "CA1715" && IsPart(layer),
            INamedTypeSymbol type when rule == "CA1708" => (IsModel(type) || IsPart(type)) && !HasPairOfItsOwn(type),
            INamedTypeSymbol type => rule != "CA1715" && IsPart(type) && (rule != "CA1815" || type.IsValueType),
            _ => false,
        };

    private static bool IsModel(INamedTypeSymbol type) => SpecReader.Attribute(type) is not null;

    /// <summary>Whether a type is a layer or a dimension of a model: what the generator completed.</summary>
    private static bool IsPart(INamedTypeSymbol type) =>
        type.ContainingType is { } model
        && IsModel(model)
        && type.DeclaringSyntaxReferences.Any(reference => UserCode.IsEmitted(reference.SyntaxTree));

    /// <summary>Whether the user wrote two names that differ by case alone.</summary>
    private static bool HasPairOfItsOwn(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(member =>
                !member.IsImplicitlyDeclared
                && member.DeclaringSyntaxReferences.Any(reference => !UserCode.IsEmitted(reference.SyntaxTree))
            )
            .Select(member => member.Name)
            .Distinct()
            .GroupBy(name => name.ToUpperInvariant())
            .Any(names => names.Skip(1).Any());
}
