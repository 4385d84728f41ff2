using System.Text;

namespace TypedGpt.Mutations.Torch;

/// <summary>The outcomes as a page of documentation.</summary>
public static class TorchReport
{
    private const int LongestMessage = 100;

    /// <summary>The page, with one line end at its end.</summary>
    public static string Write(IReadOnlyList<TorchOutcome> outcomes, IReadOnlyList<KindSummary> summaries)
    {
        var page = new StringBuilder();
        WriteIntroduction(page, outcomes);
        WriteSummaries(page, summaries);
        WriteOutcomes(page, outcomes);
        return page.ToString();
    }

    private static void WriteIntroduction(StringBuilder page, IReadOnlyList<TorchOutcome> outcomes)
    {
        var (different, coinciding) = (Setting.Different, Setting.Coinciding);
        page.Append(
            $"""
            # What plain torch does about shape bugs

            Written by `tests/Mutations`, which puts one bug at a time into a small GPT of plain TorchSharp layers (`tests/Mutations/Torch/Sources`), compiles it and
            runs it: construction, a checkpoint where there is one, a forward pass, the loss, two steps of training, then other lengths up to the context, other
            batch sizes, and decoding where keys and values are kept. Weights are drawn by their names, so that a bug moves no other weight; numbers are wrong where
            they are more than 1e-4 away from those of the program without the bug.

            The compiler finds none of these {outcomes.Count} bugs. Each runs with two sets of sizes:

            * all different: batch {different.Batch}, {different.Length} positions, {different.Heads} heads of {different.HeadWidth}, context {different.Context};
            * coinciding: batch, positions, heads and head width {coinciding.Batch}, width and context {coinciding.Context}.

            | | all different | coinciding |
            |---|--:|--:|
            {Row("stopped before the first forward pass", outcome => outcome.Thrown < Stage.FirstForward)}
            {Row("stopped by the first forward pass", outcome => outcome.Thrown == Stage.FirstForward)}
            {Row("stopped by the loss or a training step", outcome => outcome.Thrown is Stage.Loss or Stage.Training)}
            {Row(
                "stopped by another length, another batch size or decoding",
                outcome => outcome.Thrown > Stage.Training
            )}
            {Row("never stopped", outcome => outcome.Thrown is null)}
            {Row("never stopped, and computing the same", outcome => (outcome.Thrown, outcome.Differs) is (null, null))}
            {Row("silent: trained or decoded with wrong numbers", outcome => outcome.IsSilent)}

            {outcomes.Count(outcome => outcome.IsSilentSomewhere)} are silent with one set of sizes at least.

            "Ends the process": TorchSharp's `matmul` lets torch's C++ exception run into managed code, where nothing can catch it. A test starts a process to see
            that; in the runs behind this page the product is called through TorchScript, which passes torch's message on.


            """
        );

        string Row(string what, Func<Outcome, bool> isMeant) =>
            $"| {what} | {outcomes.Count(outcome => isMeant(outcome.Different))} | {outcomes.Count(outcome => isMeant(outcome.Coinciding))} |";
    }

    private static void WriteSummaries(StringBuilder page, IReadOnlyList<KindSummary> summaries)
    {
        page.Append(
            """
            ## By kind

            Stopped: with sizes that are all different. Silent: with one set of sizes at least.

            | # | kind | bugs | stopped before the first forward pass | by it | later | never | ends the process | silent |
            |--:|---|--:|--:|--:|--:|--:|--:|--:|

            """
        );
        foreach (var it in summaries)
        {
            page.Append(
                $"| {it.Kind.Number} | {it.Kind.Name} | {it.Bugs} | {it.BeforeForward} | {it.FirstForward} | {it.Later} | {it.Never} | {it.EndsProcess} | {it.SilentSomewhere} |\n"
            );
        }
    }

    private static void WriteOutcomes(StringBuilder page, IReadOnlyList<TorchOutcome> outcomes)
    {
        foreach (var kind in Kinds.All)
        {
            page.Append(
                $"""

                ## {kind.Number}. {kind.Name}

                | bug | in | sizes all different | sizes that coincide |
                |---|---|---|---|

                """
            );
            foreach (var (bug, different, coinciding) in outcomes.Where(outcome => outcome.Bug.Kind == kind.Number))
            {
                page.Append(
                    $"| {bug.Description} | {bug.In}, `{bug.Source}` | {Text(different)} | {Text(coinciding)} |\n"
                );
            }
        }
    }

    private static string Text(Outcome outcome) =>
        (outcome.Thrown, outcome.Differs) switch
        {
            (null, null) => "computes the same",
            (null, { } differs) => $"**silent**, wrong {When(differs)}",
            ({ } thrown, _) when outcome.IsSilent =>
                $"**silent** until it {Stops(outcome)} {When(thrown)}: {Shown(outcome)}",
            ({ } thrown, _) => $"{Stops(outcome)} {When(thrown)}: {Shown(outcome)}",
        };

    private static string Stops(Outcome outcome) => outcome.EndsProcess ? "ends the process" : "throws";

    private static string Shown(Outcome outcome)
    {
        var message = outcome.Message!;
        return message.Length <= LongestMessage ? $"`{message}`" : $"`{message[..LongestMessage].TrimEnd()}...`";
    }

    private static string When(Stage stage) =>
        stage switch
        {
            Stage.Constructing => "at construction",
            Stage.Loading => "at loading the checkpoint",
            Stage.FirstForward => "at the first forward pass",
            Stage.Loss => "at the loss",
            Stage.Training => "at a training step",
            Stage.OtherLength => "at another length",
            Stage.OtherBatch => "at another batch size",
            Stage.Decoding => "at decoding",
            _ => throw new ArgumentOutOfRangeException(nameof(stage)),
        };
}
