using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>
/// Shows each place at which code leaves the typed world or enters it, and counts them with the expressions whose shapes
/// the compiler checked: a method with an escape is never called clean.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EscapeAnalyzer : DiagnosticAnalyzer
{
    /// <summary>How many methods the count names: more are a number.</summary>
    private const int MostNames = 5;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [EscapeRules.Escape, EscapeRules.Count];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Of(start.Compilation) is { } types)
            {
                var counts = new Counts();
                var escapes = new Escapes(types);
                start.RegisterOperationBlockAction(block => Analyze(block, types, escapes, counts));
                start.RegisterCompilationEndAction(end => end.ReportDiagnostic(counts.Report()));
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, KnownTypes types, Escapes escapes, Counts counts)
    {
        foreach (var operation in context.OperationBlocks.SelectMany(Walks.Of))
        {
            if (operation is { IsImplicit: false } and not IConversionOperation && Computes(operation, types))
            {
                counts.AddChecked();
            }

            if (escapes.At(operation) is { } escape)
            {
                counts.AddEscape(context.OwningSymbol);
                context.ReportDiagnostic(Diagnostic.Create(EscapeRules.Escape, operation.Syntax.GetLocation(), escape));
            }
        }
    }

    /// <summary>Whether an operation makes a tensor, and not only names one.</summary>
    private static bool Computes(IOperation operation, KnownTypes types) =>
        operation
            is IInvocationOperation
                or IBinaryOperation
                or IUnaryOperation
                or ICompoundAssignmentOperation
                or IPropertyReferenceOperation
        && (
            types.IsTensor(operation.Type)
            || operation.Type is INamedTypeSymbol { IsTupleType: true } tuple
                && tuple.TupleElements.Any(part => types.IsTensor(part.Type))
        );

    /// <summary>What was counted of a compilation, by threads that work side by side.</summary>
    private sealed class Counts
    {
        private readonly ConcurrentDictionary<string, int> escapes = new();
        private int expressions;

        public void AddChecked() => Interlocked.Increment(ref expressions);

        public void AddEscape(ISymbol owner) =>
            escapes.AddOrUpdate(
                owner.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat),
                1,
                static (_, count) => count + 1
            );

        public Diagnostic Report() =>
            Diagnostic.Create(
                EscapeRules.Count,
                Location.None,
                Counted(expressions, "tensor expression"),
                Counted(escapes.Values.Sum(), "escape"),
                Where()
            );

        private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

        private string Where()
        {
            var names = escapes
                .OrderByDescending(one => one.Value)
                .ThenBy(one => one.Key, System.StringComparer.Ordinal)
                .Select(one => $"{one.Value} in {one.Key}")
                .ToList();
            var more = names.Count > MostNames ? $" and {names.Count - MostNames} other members" : "";
            return names.Count == 0 ? "" : $": {string.Join(", ", names.Take(MostNames))}{more}";
        }
    }
}
