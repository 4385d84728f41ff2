using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>
/// Looks for the change in one place after which the whole body is without error. What it proposes was tried on the
/// compiler, nearest and likeliest first.
/// </summary>
internal sealed class RepairSearch(KnownTypes types, CancellationToken token)
{
    /// <summary>How many changes are tried for one mistake: each binds a statement, and few the whole body.</summary>
    private const int MostTrials = 300;

    /// <summary>
    /// How many characters are bound for all mistakes of one body: some hundred trials of a forward pass, ten of a method
    /// with hundreds of statements, which each take as long as the compiler's own work on it.
    /// </summary>
    private const int MostBound = 200_000;

    /// <summary>How many are proposed: more would not be clear.</summary>
    private const int MostProposals = 2;

    /// <summary>The kinds of changes, likeliest first.</summary>
    private static readonly IRepairs[] Kinds =
    [
        new DoubledRepairs(),
        new TransposeRepairs(),
        new EvidenceRepairs(),
        new LayerRepairs(),
        new VariableRepairs(),
        new OrderRepairs(),
        new ConversionRepairs(),
        new DeclarationRepairs(),
        new LeaveOutRepairs(),
    ];

    private static readonly IReadOnlyList<Repair> Nothing = [];

    /// <summary>The bodies that one of the changes found so far leaves without error.</summary>
    private readonly HashSet<SyntaxNode> mended = [];

    private readonly Dictionary<SyntaxNode, Speculation> speculations = [];

    /// <summary>What was proposed already: what mends one problem does not mend the next.</summary>
    private readonly HashSet<string> outcomes = [];

    /// <summary>
    /// The changes that put a problem right, likeliest first; none where no single one does, and none where a change for
    /// an earlier problem mends all of the body: one mistake often breaks what follows from it.
    /// </summary>
    public IReadOnlyList<Repair> For(Problem problem)
    {
        if (
            problem.Operation.SemanticModel is not { IsSpeculativeSemanticModel: false } model
            || Speculation.BodyOf(problem.Wrong) is not { } body
            || mended.Contains(body)
        )
        {
            return Nothing;
        }

        if (!speculations.TryGetValue(body, out var speculation))
        {
            speculations[body] = speculation = new(model, body, types);
        }

        var found = speculation.Errors > 0 && speculation.Spent < MostBound ? Found(problem, model, speculation) : [];
        if (found.Count == 0)
        {
            return Nothing;
        }

        var least = found.Min(one => one.Errors);
        if (least == 0)
        {
            mended.Add(body);
        }

        return
        [
            .. found
                .Where(one => one.Errors == least)
                .OrderBy(one => one.Kind)
                .Select(one => one.Repair)
                .Where(repair => outcomes.Add(Outcome(repair)))
                .Take(MostProposals),
        ];
    }

    /// <summary>The source after a change, which two changes of different places can have in common.</summary>
    private static string Outcome(Repair repair) =>
        repair.Place.SourceTree!.FilePath
        + repair.Place.SourceTree.GetText().WithChanges(new TextChange(repair.Place.SourceSpan, repair.Text));

    private List<Helpful> Found(Problem problem, SemanticModel model, Speculation speculation)
    {
        var scene = new Scene(model, types, speculation, problem);
        var found = new List<Helpful>();
        var trials = 0;
        foreach (var ring in speculation.Rings(problem.Operation.Syntax))
        {
            var changes =
                from expression in ring
                from kind in Enumerable.Range(0, Kinds.Length)
                from repair in Kinds[kind].At(expression, scene)
                select (Kind: kind, Repair: repair);
            foreach (
                var (kind, repair) in changes.Take(MostTrials - trials).TakeWhile(_ => speculation.Spent < MostBound)
            )
            {
                token.ThrowIfCancellationRequested();
                trials++;
                if (
                    speculation.ErrorsWith(repair.Trial) is { } errors
                    && (errors == 0 || Kinds[kind].IsConstructive && errors < speculation.Errors)
                )
                {
                    found.Add(new(repair, kind, errors));
                }
            }

            if (found.Any(one => one.Errors == 0))
            {
                break;
            }
        }

        return found;
    }

    /// <summary>A change that leaves fewer errors.</summary>
    private sealed record Helpful(Repair Repair, int Kind, int Errors);
}
