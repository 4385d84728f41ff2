namespace TypedGpt.Cli.Tests;

/// <summary>A wrong call gets one line that names the thing and the nearest right word, and exit code 2.</summary>
public sealed class MisuseTests
{
    [Theory]
    [InlineData(
        "unknown verb 'sumary'. Did you mean 'summary'? Verbs: demo, summary, draw, tokenize, template.",
        "sumary"
    )]
    [InlineData("unknown verb 'xyzzyx'. Verbs: demo, summary, draw, tokenize, template.", "xyzzyx")]
    [InlineData("unknown option '--jsn'. Did you mean '--json'? Options: --json.", "demo", "--jsn")]
    [InlineData("unknown option '--jso'. Did you mean '--json'? Options: --json.", "summary", "gpt2", "--jso")]
    [InlineData("there is no model 'gpt-2'. Did you mean 'gpt2'? ", "summary", "gpt-2")]
    [InlineData("there is no model 'Gpt125M'. Did you mean 'Gpt124M'? ", "draw", "Gpt125M")]
    [InlineData("there is no model 'nothing-like-it'. Models: Gpt124M, Gpt355M", "draw", "nothing-like-it")]
    [InlineData("Required argument missing for command: 'summary'. Try './typedgpt summary --help'.", "summary")]
    [InlineData("unknown argument 'more'.", "summary", "gpt2", "more")]
    [InlineData("cannot write ", "draw", "gpt2", "-o", "/proc/none/picture.svg")]
    [InlineData(
        "cannot write /proc: it is a folder. Name a file in it: -o /proc/Gpt124M.svg.",
        "draw",
        "gpt2",
        "-o",
        "/proc"
    )]
    [InlineData("--output names no file. Give it one: -o Gpt124M.svg.", "draw", "gpt2", "-o", "")]
    [InlineData("--output names no file. Give it one: -o Gpt124M.svg.", "draw", "gpt2", "--output", "  ")]
    [InlineData("--output names no file: a name has no zero character.", "draw", "gpt2", "-o", "a\0b")]
    [InlineData("pictures are SVG, and x.png would not be one. Write x.svg; ", "draw", "gpt2", "-o", "x.png")]
    [InlineData(
        "pictures are SVG, and gpt.svg.pdf would not be one. Write some/gpt.svg.svg; ",
        "draw",
        "gpt2",
        "-o",
        "some/gpt.svg.pdf"
    )]
    [InlineData("Required argument missing for option: '-o'. Try './typedgpt draw --help'.", "draw", "gpt2", "-o")]
    public void A_wrong_call_is_answered_in_one_line(string start, params string[] args)
    {
        var call = Call.Of(args);
        Assert.Equal(2, call.ExitCode);
        Assert.DoesNotContain("System.", call.Error, StringComparison.Ordinal);
        Assert.StartsWith("typedgpt: " + start, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
        Assert.Empty(call.Output);
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    public void Help_lists_the_verbs(params string[] args)
    {
        var call = Call.Of(args);
        Assert.Equal(0, call.ExitCode);
        Assert.All(["demo", "summary", "draw"], verb => Assert.Contains(verb, call.Output, StringComparison.Ordinal));
        Assert.Contains(
            "Usage:\n  ./typedgpt [command] [options]",
            call.Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Empty(call.Error);
    }

    [Fact]
    public void What_fails_on_its_own_is_said_in_one_line_too()
    {
        using var output = new BrokenPipe();
        using var error = new StringWriter();
        Assert.Equal(1, CommandLine.Run(["draw", "gpt2"], output, error));
        Assert.Equal("typedgpt: Broken pipe", error.ToString().TrimEnd());
    }

    /// <summary>What a program writes to when its reader is gone.</summary>
    private sealed class BrokenPipe : StringWriter
    {
        public override void Write(string? value) => throw new IOException("Broken pipe\n   at System.IO.Somewhere");
    }
}
