using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Forward;
using TypedGpt.TestSupport;

namespace TypedGpt.Architecture.Tests.Forward;

/// <summary>The page about forward passes lists the ops that there are.</summary>
public sealed class OpPageTests
{
    private const string Start = "<!-- ops -->\n";
    private const string End = "<!-- /ops -->\n";

    private static readonly string Page = Path.Combine(Repository.Root, "docs", "forward-graph.md");

    [Fact]
    public void The_table_is_that_of_the_ops()
    {
        var text = File.ReadAllText(Page).ReplaceLineEndings("\n");
        var (before, after) = (text.Split(Start)[0] + Start, End + text.Split(End)[1]);
        var table = "\n" + string.Concat(Rows().Select(row => row + "\n")) + "\n";
        if (Repository.UpdatesPages)
        {
            File.WriteAllText(Page, before + table + after);
        }

        Assert.Equal(before + table + after, File.ReadAllText(Page).ReplaceLineEndings("\n"));
    }

    private static IEnumerable<string> Rows() =>
        OpExamples
            .All.Select(op =>
                $"| `{op.GetType().Name}` | {Axes(op.Operands.Select(operand => operand.Axes))} | {Axes(op.Results.Select(result => result.Axes))} | {Line(op)} |"
            )
            .Prepend("|---|---|---|---|")
            .Prepend("| Op | Of | Gives | In torch |");

    private static string Axes(IEnumerable<Axes> all) => string.Join(", ", all.Select(axes => $"`{axes}`"));

    private static string Line(Op op) =>
        op switch
        {
            Blocks => "a loop: `x = x.ReplacedBy(block.Forward(x));`",
            ChosenExperts => "a step: `var outputs = x.ThroughExperts(chosen, (rows, expert) => { .. });`",
            Route => "expands with its `Experts`",
            IComposite => "expands to " + string.Join(", ", Expansion(op)),
            _ => $"`{new TorchOps(new CodeWriter([])).Print(op).Replace("~", "", StringComparison.Ordinal)}`",
        };

    private static IEnumerable<string> Expansion(Op op) =>
        ForwardPass
            .OfTokens((_, _) => op)
            .Expanded()
            .Ops.Where(inner => inner is not Read)
            .Select(inner => $"`{inner.GetType().Name}`")
            .Distinct();
}
