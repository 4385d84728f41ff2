using System.Text;
using TypedGpt.Mutations.Torch;
using TypedGpt.Mutations.Typed.Mutations;

namespace TypedGpt.Mutations.Typed;

/// <summary>The outcomes as a page of documentation.</summary>
internal static class TypedReport
{
    /// <summary>The page, with one line end at its end.</summary>
    public static string Write(IReadOnlyList<TypedOutcome> mutations, IReadOnlyList<TypedOutcome> variants)
    {
        var page = new StringBuilder();
        WriteIntroduction(page, mutations, variants);
        WriteKinds(page, mutations);
        WriteOutOfReach(page);
        return page.ToString();
    }

    /// <summary>The ids of the explanations, linked, the most frequent first.</summary>
    public static string Ids(IEnumerable<TypedOutcome> outcomes, string folder, int most = int.MaxValue) =>
        string.Join(
            " ",
            outcomes
                .GroupBy(outcome => outcome.Id)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Take(most)
                .Select(group => $"[{group.Key["TGPT".Length..]}]({folder}/{group.Key}.md)")
        );

    private static void WriteIntroduction(
        StringBuilder page,
        IReadOnlyList<TypedOutcome> mutations,
        IReadOnlyList<TypedOutcome> variants
    )
    {
        var sources = mutations.Select(outcome => outcome.Mutation.In.Name).Distinct().Count();
        page.Append(
            $"""
            # What the types do about shape bugs

            Written by `tests/Mutations`, which puts one bug at a time into correct typed code, compiles it in process with the generator and the analyzers, and
            looks at what is said. The code is what the generator emits for GPT-2, the [gallery](gallery.md), and layers and training steps written for the tests
            (`tests/Mutations/Typed/Sources`): {sources} files. The same kinds of bugs in plain torch code, run: [mutations-torch.md](mutations-torch.md).

            | | |
            |---|--:|
            | bugs | {mutations.Count} |
            | caught: the build stops | {Count(outcome => outcome.IsCaught)} |
            | the first error on the line of the bug | {Count(outcome => outcome.IsOnTheVeryLine)} |
            | on the first line that names what that line declares | {Count(outcome => outcome.IsOnFirstUse)} |
            | on a later one: a declaration that its first uses agree with, or a type that `var` carries on | {Count(
                IsLater
            )} |
            | explained there by an analyzer, with an id | {Count(outcome => outcome.IsExplained)} |
            | with a change proposed, which was tried on the compiler | {Count(outcome => outcome.HasProposal)} |
            | with the very change that takes the bug back among those proposed | {Count(outcome => outcome.IsTakenBack)} |
            | right variants, which have to compile without a word | {variants.Count} |
            | false alarms | {variants.Count(outcome => outcome.Findings.Count > 0)} |


            """
        );

        int Count(Func<TypedOutcome, bool> isMeant) => mutations.Count(isMeant);
    }

    private static void WriteKinds(StringBuilder page, IReadOnlyList<TypedOutcome> mutations)
    {
        page.Append(
            """
            ## By kind

            | # | kind | bugs | caught | on the line | its first use | later | TGPT | silent in torch |
            |--:|---|--:|--:|--:|--:|--:|---|--:|

            """
        );
        foreach (var torch in TorchOutcomes.Summaries())
        {
            var kind = torch.Kind;
            var own = mutations.Where(outcome => outcome.Mutation.Kind == kind.Number).ToList();
            page.Append(
                $"| {kind.Number} | {kind.Name} | {own.Count} | {own.Count(outcome => outcome.IsCaught)} | {own.Count(outcome => outcome.IsOnTheVeryLine)} | {own.Count(outcome => outcome.IsOnFirstUse)} | {own.Count(IsLater)} | {Ids(own, "diagnostics")} | {torch.SilentSomewhere} of {torch.Bugs} |\n"
            );
        }
    }

    private static void WriteOutOfReach(StringBuilder page)
    {
        page.Append(
            """

            ## Out of reach

            These compile. A test holds that they do, so that the list stays true.

            | # | bug | why |
            |--:|---|---|

            """
        );
        foreach (var unseen in OutOfReach.List.OrderBy(unseen => unseen.Mutation.Kind))
        {
            page.Append($"| {unseen.Mutation.Kind} | {unseen.Name} | {unseen.Reason} |\n");
        }

        page.Append(
            "| 31 | checkpoint of other shapes | A file's header is read when the program runs: `Assume` compares rank and sizes with the dimensions and throws a ShapeException with a table. |\n"
        );
    }

    private static bool IsLater(TypedOutcome outcome) => !outcome.IsOnTheVeryLine && !outcome.IsOnFirstUse;
}
