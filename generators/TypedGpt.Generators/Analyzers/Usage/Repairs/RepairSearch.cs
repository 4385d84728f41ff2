using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>
/// Looks for the change in one place after which the whole body is without error. What it proposes was tried on the
/// compiler, nearest and likeliest first.
/// </summary>
internal static class RepairSearch
{
    /// <summary>How many changes are tried for one body: each binds a statement, and few the whole body.</summary>
    private const int MostTrials = 300;

    /// <summary>How many are proposed: more would not be clear.</summary>
    private const int MostProposals = 2;

    /// <summary>The kinds of changes, likeliest first.</summary>
    private static readonly IRepairs[] Kinds =
    [
        new TransposeRepairs(),
        new EvidenceRepairs(),
        new LayerRepairs(),
        new VariableRepairs(),
        new CallRepairs(),
        new ConversionRepairs(),
        new DeclarationRepairs(),
    ];

    /// <summary>
    /// The kinds that add or name what is there. Where other mistakes remain, only these are proposed: leaving something
    /// out lowers the number of errors too easily.
    /// </summary>
    private const int Constructive = 4;

    /// <summary>What was found.</summary>
    /// <param name="Repairs">The changes that help, likeliest first.</param>
    /// <param name="MendsAll">Whether each of them leaves the body without error.</param>
    public sealed record Result(IReadOnlyList<Repair> Repairs, bool MendsAll);

    /// <summary>No change that helps.</summary>
    public static readonly Result Nothing = new([], MendsAll: false);

    /// <summary>The changes that put a problem right; none where no single one does.</summary>
    public static Result For(Problem problem, KnownTypes types, CancellationToken token)
    {
        if (
            problem.Operation.SemanticModel is not { } model
            || Speculation.Around(model, problem.Wrong, types) is not { Errors: > 0 } speculation
        )
        {
            return Nothing;
        }

        var scene = new Scene(model, types, speculation, problem);
        var found = new List<Found>();
        var trials = 0;
        foreach (var ring in speculation.Rings(problem.Operation.Syntax))
        {
            var changes =
                from expression in ring
                from kind in Enumerable.Range(0, Kinds.Length)
                from repair in Kinds[kind].At(expression, scene)
                select (Kind: kind, Repair: repair);
            foreach (var (kind, repair) in changes.Take(MostTrials - trials))
            {
                token.ThrowIfCancellationRequested();
                trials++;
                if (
                    speculation.ErrorsWith(repair.Trial) is { } errors
                    && (errors == 0 || kind < Constructive && errors < speculation.Errors)
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

        if (found.Count == 0)
        {
            return Nothing;
        }

        var least = found.Min(one => one.Errors);
        var best = found
            .Where(one => one.Errors == least)
            .OrderBy(one => one.Kind)
            .Select(one => one.Repair)
            .GroupBy(repair => repair.Title)
            .Select(same => same.First())
            .Take(MostProposals);
        return new([.. best], MendsAll: least == 0);
    }

    /// <summary>A change that leaves fewer errors.</summary>
    private sealed record Found(Repair Repair, int Kind, int Errors);
}
