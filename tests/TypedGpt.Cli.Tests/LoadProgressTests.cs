using TypedGpt.Cli.Running;

namespace TypedGpt.Cli.Tests;

public sealed class LoadProgressTests
{
    [Fact]
    public void A_long_load_shows_how_far_it_is_and_leaves_nothing_behind()
    {
        using var terminal = new StringWriter();
        using (var progress = new LoadProgress(terminal, moment: TimeSpan.Zero))
        {
            progress.Report(0.25);
            progress.Report(0.2);
            progress.Report(1.5);
        }

        var shown = terminal.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            [$"Loading [{new string('#', 10)}{new string('.', 30)}]  25 %", $"Loading [{new string('#', 40)}] 100 %"],
            shown[..2]
        );
        Assert.Equal(new string(' ', shown[0].Length), shown[2]);
        Assert.EndsWith("\r", terminal.ToString(), StringComparison.Ordinal);
        Assert.True(shown[0].Length < 80);
    }

    [Fact]
    public void Other_work_has_another_word()
    {
        using var terminal = new StringWriter();
        using var progress = new LoadProgress(terminal, moment: TimeSpan.Zero, "Computing");
        progress.Report(0.5);
        Assert.Equal($"\rComputing [{new string('#', 20)}{new string('.', 20)}]  50 %", terminal.ToString());
    }

    [Fact]
    public void A_short_load_shows_nothing()
    {
        using var terminal = new StringWriter();
        using (var progress = new LoadProgress(terminal, moment: TimeSpan.FromHours(1)))
        {
            progress.Report(0.5);
        }

        Assert.Equal("", terminal.ToString());
    }

    [Fact]
    public void Nothing_is_shown_where_there_is_no_terminal()
    {
        using var error = new StringWriter();
        using (var progress = LoadProgress.OfConsole(error))
        {
            progress.Report(0.5);
        }

        Assert.Equal("", error.ToString());
    }
}
