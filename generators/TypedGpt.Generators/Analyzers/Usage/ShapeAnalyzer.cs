using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedGpt.Generators.Analyzers.Usage.Repairs;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>
/// Says beside the compiler's own error about a shape what is given and what is wanted, the sizes and where each comes
/// from, and the change with which the code would compile.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShapeAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Under this key and a number, a diagnostic carries the text of a repair; its place is an additional location.</summary>
    internal const string RepairText = nameof(RepairText);

    /// <summary>Under this key and a number, a diagnostic carries the title of a repair.</summary>
    internal const string RepairTitle = nameof(RepairTitle);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        .. UsageRules
            .ById.Values.Where(rule => rule.Id != UsageRules.Evidence)
            .OrderBy(rule => rule.Id, System.StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Of(start.Compilation) is { } types)
            {
                start.RegisterOperationBlockAction(block => Analyze(block, types));
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, KnownTypes types)
    {
        var facts = DimFacts.Of(context.Compilation, context.CancellationToken);
        var finder = new ProblemFinder(types, facts);
        var problems = context.OperationBlocks.SelectMany(finder.In).ToList();
        var search = new RepairSearch(types, problems, context.CancellationToken);
        foreach (var problem in problems)
        {
            var repairs = search.For(problem);
            context.ReportDiagnostic(
                Diagnostic.Create(
                    UsageRules.ById[problem.Id],
                    problem.Wrong.GetLocation(),
                    repairs.Select(repair => repair.Place),
                    Properties(repairs),
                    ProblemText.Of(problem, types, facts, repairs)
                )
            );
        }
    }

    private static ImmutableDictionary<string, string?> Properties(IReadOnlyList<Repair> repairs)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        for (var at = 0; at < repairs.Count; at++)
        {
            properties[RepairText + at.ToString(CultureInfo.InvariantCulture)] = repairs[at].Text;
            properties[RepairTitle + at.ToString(CultureInfo.InvariantCulture)] = repairs[at].Title;
        }

        return properties.ToImmutable();
    }
}
