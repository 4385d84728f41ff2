using System.Text;
using TypedGpt.Mutations.Torch;

namespace TypedGpt.Mutations.Typed;

/// <summary>Both halves side by side, a line for each kind: the table of docs/bugs.md, and its sum, that of the README.</summary>
internal static class BothReports
{
    public static string Sum(IReadOnlyList<TypedOutcome> typed)
    {
        var torch = TorchOutcomes.Summaries();
        return $"""
            | plain torch: throws at once | throws later | **silent** | typed: **does not compile** |
            |--:|--:|--:|--:|
            | {torch.Sum(AtOnce)} of {torch.Sum(one => one.Bugs)} | {torch.Sum(one => one.Later)} | {torch.Sum(one =>
                one.SilentSomewhere
            )} | {Caught(typed)} |

            """;
    }

    public static string Write(IReadOnlyList<TypedOutcome> typed)
    {
        var torch = TorchOutcomes.Summaries();
        var table = new StringBuilder();
        table.Append(
            $"""
            | bug | plain torch: throws at once | throws later | **silent** | typed: **does not compile** | TGPT |
            |---|--:|--:|--:|--:|---|
            | all | {torch.Sum(AtOnce)} of {torch.Sum(one => one.Bugs)} | {torch.Sum(one => one.Later)} | {torch.Sum(
                one => one.SilentSomewhere
            )} | {Caught(typed)} | |

            """
        );
        foreach (var kind in torch)
        {
            var own = typed.Where(outcome => outcome.Mutation.Kind == kind.Kind.Number).ToList();
            table.Append(
                $"| {kind.Kind.Name} | {AtOnce(kind)} of {kind.Bugs} | {Number(kind.Later)} | {Number(kind.SilentSomewhere)} | {Caught(own)} | {TypedReport.Ids(own, "diagnostics", most: 2)} |\n"
            );
        }

        return table.ToString();
    }

    /// <summary>How many throw by the end of the first forward pass.</summary>
    private static int AtOnce(KindSummary kind) => kind.BeforeForward + kind.FirstForward;

    private static string Number(int count) => count == 0 ? "" : $"{count}";

    private static string Caught(IReadOnlyList<TypedOutcome> outcomes) =>
        outcomes.Count == 0 ? "at loading" : $"{outcomes.Count(outcome => outcome.IsCaught)} of {outcomes.Count}";
}
