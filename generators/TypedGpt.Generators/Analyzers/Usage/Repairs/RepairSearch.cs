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
internal sealed class RepairSearch(KnownTypes types, IReadOnlyList<Problem> problems, CancellationToken token)
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
        new SoftmaxRepairs(),
        new ReductionRepairs(),
        new MaskRepairs(),
        new TransposeRepairs(),
        new EvidenceRepairs(),
        new ChoiceRepairs(),
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
            || mended.Contains(body) && !Twins(problem).Any()
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

        var best = found.Where(one => one.Errors == least).ToList();
        var isLikely = best.Any(one => one.Repair.Likelihood >= Repair.Fitting);
        return
        [
            .. best.Where(one => !isLikely || one.Repair.Likelihood >= Repair.Fitting)
                .OrderByDescending(one => one.Repair.Likelihood)
                .ThenBy(one => one.Kind)
                .Select(one => one.Repair)
                .GroupBy(repair => repair.Meant)
                .Select(same => same.First())
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
                    speculation.ErrorsWith(WithTwins(repair, problem)) is { } errors
                    && (errors == 0 || Kinds[kind].IsConstructive && errors < speculation.Errors)
                )
                {
                    found.Add(new(repair, kind, errors));
                }
            }

            if (found.Any(one => one is { Errors: 0, Repair.Likelihood: >= 0 }))
            {
                break;
            }
        }

        return found;
    }

    /// <summary>
    /// A trial with the same change in every place of the body where the same mistake was made: none of them alone would
    /// leave the body without error.
    /// </summary>
    private IReadOnlyDictionary<SyntaxNode, SyntaxNode> WithTwins(Repair repair, Problem problem)
    {
        var whole = problem.Operation.Syntax;
        if (repair.Trial.Count != 1 || repair.Trial.Keys.First() is not { } old || !whole.Span.Contains(old.Span))
        {
            return repair.Trial;
        }

        var trial = repair.Trial.ToDictionary(one => one.Key, one => one.Value);
        foreach (var twin in Twins(problem).Select(twin => twin.Operation.Syntax))
        {
            var place = new TextSpan(twin.SpanStart + old.SpanStart - whole.SpanStart, old.Span.Length);
            if (
                twin.FindNode(place, getInnermostNodeForTie: true) is { } same
                && same.IsEquivalentTo(old, topLevel: false)
            )
            {
                trial[same] = repair.Trial[old].WithTriviaFrom(same);
            }
        }

        return trial;
    }

    private IEnumerable<Problem> Twins(Problem problem) =>
        problems.Where(other =>
            other.Id == problem.Id
            && !other.Operation.Syntax.Span.IntersectsWith(problem.Operation.Syntax.Span)
            && other.Operation.Syntax.ToString() == problem.Operation.Syntax.ToString()
        );

    /// <summary>A change that leaves fewer errors.</summary>
    private sealed record Helpful(Repair Repair, int Kind, int Errors);
}
