using TypedGpt.Mutations.Torch.Bugs;

namespace TypedGpt.Mutations.Torch;

/// <summary>A bug and what became of it.</summary>
/// <param name="Bug">The bug.</param>
/// <param name="Different">With sizes that are all different.</param>
/// <param name="Coinciding">With sizes that coincide.</param>
public sealed record TorchOutcome(Bug Bug, Outcome Different, Outcome Coinciding)
{
    public bool IsSilentSomewhere => Different.IsSilent || Coinciding.IsSilent;
}

/// <summary>What plain torch does about one kind of bugs. Throws are counted with sizes that are all different.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Bugs">How many were tried.</param>
/// <param name="BeforeForward">Thrown while constructing the model or loading its weights.</param>
/// <param name="FirstForward">Thrown by the first forward pass.</param>
/// <param name="Later">Thrown by the loss, a step of training, another length or batch, or while decoding.</param>
/// <param name="Never">Not thrown at all.</param>
/// <param name="EndsProcess">How many of those end the process instead of throwing.</param>
/// <param name="SilentSomewhere">Trained or decoded with wrong numbers at one of the settings at least.</param>
public sealed record KindSummary(
    Kind Kind,
    int Bugs,
    int BeforeForward,
    int FirstForward,
    int Later,
    int Never,
    int EndsProcess,
    int SilentSomewhere
);

/// <summary>Puts every bug into plain torch code and runs it.</summary>
public static class TorchOutcomes
{
    private static readonly Lazy<IReadOnlyList<TorchOutcome>> All = new(RunAll);

    /// <summary>Each bug with its outcomes, by kind; run once for the process.</summary>
    public static IReadOnlyList<TorchOutcome> Run() => All.Value;

    /// <summary>One summary for each kind.</summary>
    public static IReadOnlyList<KindSummary> Summaries() => [.. Kinds.All.Select(Summary)];

    private static KindSummary Summary(Kind kind)
    {
        var outcomes = Run().Where(outcome => outcome.Bug.Kind == kind.Number).ToList();
        return new KindSummary(
            kind,
            outcomes.Count,
            Count(stage => stage < Stage.FirstForward),
            Count(stage => stage == Stage.FirstForward),
            Count(stage => stage > Stage.FirstForward),
            Count(stage => stage is null),
            outcomes.Count(outcome => outcome.Different.EndsProcess),
            outcomes.Count(outcome => outcome.IsSilentSomewhere)
        );

        int Count(Func<Stage?, bool> isWanted) => outcomes.Count(outcome => isWanted(outcome.Different.Thrown));
    }

    private static List<TorchOutcome> RunAll()
    {
        var right = (
            from architecture in Architecture.All
            let program = PlainCompiler.Compile(architecture)
            from setting in Setting.All
            select (Key: (architecture, setting), Recording: Trial.Run(program, setting))
        ).ToDictionary(run => run.Key, run => run.Recording);

        // Compiling takes every core; running takes turns, for torch's one generator.
        return
        [
            .. AllBugs
                .List.AsParallel()
                .AsOrdered()
                .Select(bug => (Bug: bug, Program: PlainCompiler.Compile(bug)))
                .ToList()
                .Select(buggy => new TorchOutcome(
                    buggy.Bug,
                    Run(buggy.Bug, buggy.Program, Setting.Different),
                    Run(buggy.Bug, buggy.Program, Setting.Coinciding)
                )),
        ];

        Outcome Run(Bug bug, PlainProgram program, Setting setting)
        {
            var recording = Trial.Run(program, setting);
            var difference = recording.FirstDifference(right[(bug.In, setting)]);
            return new Outcome(recording.Thrown, recording.Message, difference, recording.EndsProcess);
        }
    }
}
