using Spectre.Console;
using TorchSharp;
using TypedGpt.Cli.Demo;

namespace TypedGpt.Cli.Tests;

/// <summary>The widest of the demo's tables, on terminals of several widths.</summary>
public sealed class LogitsTests
{
    [Theory]
    [InlineData(60, "-1.12", "0.00", "0")]
    [InlineData(80, "-1.1235", "0.0000", "0")]
    [InlineData(100, "-1.1235", "0.0000", "Every effort moves you")]
    [InlineData(120, "-1.1235", "0.0000", "Every effort moves you")]
    public void No_width_breaks_a_number(int width, string negative, string zero, string text)
    {
        using var scope = torch.NewDisposeScope();
        var logits = torch.zeros(2, 4, 100);
        logits[.., .., 0] = -1.12345f;
        using var output = new StringWriter();
        Logits.Show(Terminal.Of(output, width), "Logits in train mode", logits);

        var lines = output.ToString().ReplaceLineEndings("\n").Split('\n');
        var rows = lines.Select(line => line.Split('│').Select(cell => cell.Trim()).ToList());
        var numbers = rows.Where(row => row.Count == 4 && row[1].Length == 1).ToList();
        Assert.Equal(8, numbers.Count);
        Assert.All(
            numbers,
            row =>
            {
                Assert.Equal([negative, zero, zero], row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
                Assert.Equal([zero, zero, zero], row[3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        );
        Assert.Equal(text, numbers[0][0]);
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= width, line));
    }

    [Fact]
    public void A_table_that_fits_nowhere_is_written_whole_and_leaves_the_width_as_it_was()
    {
        using var output = new StringWriter();
        var console = Terminal.Of(output, width: 10);
        console.WriteWidest([new Table().AddColumn("a long title"), new Table().AddColumn("123,456,789")]);
        Assert.Contains("123,456,789", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(10, console.Profile.Width);
    }
}
