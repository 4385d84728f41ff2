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

            Written by `tests/Mutations`, which puts each bug into a small GPT of plain TorchSharp layers (`tests/Mutations/Torch/Sources`), compiles and runs it:
            constructing, loading a checkpoint where there is one, a forward pass, the loss, two steps of training, then other lengths up to the context, other
            batches, and decoding where there is a cache. Every one of these {outcomes.Count} bugs compiles. Weights are drawn by name, so a bug moves no other
            weight, and numbers are wrong where they are further than 1e-4 from those of the program without the bug.

            Each runs with two sets of sizes. All different: batch {different.Batch}, {different.Length} positions, {different.Heads} heads of {different.HeadWidth}, context {different.Context}.
            Coinciding: batch, positions, heads and head width are {coinciding.Batch}, width and context {coinciding.Context}.

            * With different sizes, {Count(outcomes, outcome => outcome.Different.Thrown < Stage.FirstForward)} throw before the first forward pass, {Count(
                outcomes,
                outcome => outcome.Different.Thrown == Stage.FirstForward
            )} during it, {Count(outcomes, outcome => outcome.Different.Thrown > Stage.FirstForward)} later, {Count(
                outcomes,
                outcome => outcome.Different.Thrown is null
            )} never.
            * {Count(outcomes, outcome => outcome.Different.IsSilent)} are silent with different sizes, {Count(outcomes, outcome => outcome.Coinciding.IsSilent)} with coinciding ones, {Count(
                outcomes,
                outcome => outcome.IsSilentSomewhere
            )} with one of them at least: a training or a decoding goes through and is wrong.


            """
        );
    }

    private static void WriteSummaries(StringBuilder page, IReadOnlyList<KindSummary> summaries)
    {
        page.Append(
            """
            ## By kind

            | # | kind | bugs | thrown before the first forward | by the first forward | later | never | silent at one of the sizes |
            |--:|---|--:|--:|--:|--:|--:|--:|

            """
        );
        foreach (var summary in summaries)
        {
            page.Append(
                $"| {summary.Kind.Number} | {summary.Kind.Name} | {summary.Bugs} | {summary.BeforeForward} | {summary.FirstForward} | {summary.Later} | {summary.Never} | {summary.SilentSomewhere} |\n"
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
            ({ } thrown, _) when outcome.IsSilent => $"**silent** until it throws {When(thrown)}: {Shown(outcome)}",
            ({ } thrown, _) => $"throws {When(thrown)}: {Shown(outcome)}",
        };

    private static string Shown(Outcome outcome)
    {
        var message = outcome.Message!;
        return message.Length <= LongestMessage ? $"`{message}`" : $"`{message[..LongestMessage].TrimEnd()}...`";
    }

    private static string When(Stage stage) =>
        stage switch
        {
            Stage.Constructing => "when constructed",
            Stage.Loading => "when the checkpoint is loaded",
            Stage.FirstForward => "from the first forward on",
            Stage.Loss => "at the loss",
            Stage.Training => "after a training step",
            Stage.OtherLength => "at another length",
            Stage.OtherBatch => "at another batch",
            Stage.Decoding => "while decoding",
            _ => throw new ArgumentOutOfRangeException(nameof(stage)),
        };

    private static int Count(IReadOnlyList<TorchOutcome> outcomes, Func<TorchOutcome, bool> isWanted) =>
        outcomes.Count(isWanted);
}
