using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>
/// Reports evidence that nothing proves: a default value, and one made by hand whose sizes do not come out. Both throw
/// when they are used; this is so that nobody has to run them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EvidenceAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = UsageRules.ById[UsageRules.Evidence];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Of(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(
                    operation => Analyze(operation, types),
                    OperationKind.DefaultValue,
                    OperationKind.ObjectCreation,
                    OperationKind.Invocation
                );
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, KnownTypes types)
    {
        var operation = context.Operation;
        if (!types.IsEvidence(operation.Type) || operation.Type is not INamedTypeSymbol evidence)
        {
            return;
        }

        var facts = DimFacts.Of(context.Compilation, context.CancellationToken);
        var text = operation switch
        {
            IDefaultValueOperation or IObjectCreationOperation { Arguments.Length: 0 } =>
                $"This evidence is a default value, which proves nothing and throws when it is used. {Claim(evidence, types, facts)}",
            IInvocationOperation { TargetMethod.ContainingType.Name: "Evidence" } when Fails(evidence, facts) =>
                $"This evidence does not come out, and throws when it is made. {Claim(evidence, types, facts)}",
            _ => null,
        };
        if (text is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, operation.Syntax.GetLocation(), text));
        }
    }

    /// <summary>Whether the sizes are known and do not come out, or one is known to be open.</summary>
    private static bool Fails(INamedTypeSymbol evidence, DimFacts facts) =>
        evidence.TypeArguments.Any(DimFacts.IsOpen)
        || Sizes(evidence, facts) is var sizes
            && sizes.All(size => size is not null)
            && Made(evidence, sizes.Skip(1).Select(size => size!.Value)) != sizes[0];

    private static long?[] Sizes(INamedTypeSymbol evidence, DimFacts facts) =>
        [.. evidence.TypeArguments.Select(facts.SizeOf)];

    private static long Made(INamedTypeSymbol evidence, IEnumerable<long> parts) =>
        evidence.Name == "Factors"
            ? parts.Aggregate(1L, static (product, part) => unchecked(product * part))
            : parts.Sum();

    /// <summary>What would have to be true, with the sizes, and where evidence that is true can be had.</summary>
    private static string Claim(INamedTypeSymbol evidence, KnownTypes types, DimFacts facts)
    {
        var sign = evidence.Name == "Factors" ? " x " : " + ";
        var dims = evidence
            .TypeArguments.Select(dim => facts.SizeOf(dim) is { } size ? $"{dim.Name} ({Text(size)})" : OpenOrNot(dim))
            .ToList();
        var sizes = Sizes(evidence, facts);
        var made = sizes.Skip(1).All(size => size is not null)
            ? $" = {Text(Made(evidence, sizes.Skip(1).Select(size => size!.Value)))}"
            : "";
        var whole = evidence.TypeArguments[0];
        var members = types
            .EvidenceOf(whole)
            .Where(member => member.Type.Name == evidence.Name)
            .Select(member => $"{whole.Name}.{member.Name}")
            .ToList();
        var advice =
            members.Count > 0
                ? $"Take the model's own: {string.Join(", ", members)}"
                : $"{whole.Name} has no such evidence; declare a dimension that does, such as [Dim(typeof({evidence.TypeArguments[1].Name}), typeof({evidence.TypeArguments[2].Name}))] public partial struct Wide";
        return $"It would say that {dims[0]} is {string.Join(sign, dims.Skip(1))}{made}. {advice}";
    }

    private static string OpenOrNot(ITypeSymbol dim) =>
        DimFacts.IsOpen(dim) ? $"{dim.Name} (known only at run time)" : dim.Name;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
