using TypedGpt.Models;

namespace TypedGpt.Cli.Tests;

/// <summary>A wrong call gets one line that names the thing and the nearest right word.</summary>
public sealed class MisuseTests
{
    private const string Verbs = "Verbs: demo, summary, draw, logits, generate, perplexity, new, tokenize, template.";

    [Theory]
    [InlineData($"unknown verb 'sumary'. Did you mean 'summary'? {Verbs}", "sumary")]
    [InlineData($"unknown verb 'xyzzyx'. {Verbs}", "xyzzyx")]
    [InlineData("unknown option '--jsn'. Did you mean '--json'? Options: --json, --model.", "demo", "--jsn")]
    [InlineData("unknown option '--jso'. Did you mean '--json'? Options: --json, --model.", "summary", "gpt2", "--jso")]
    [InlineData("summary needs a MODEL: ./typedgpt summary MODEL. Try './typedgpt summary --help'.", "summary")]
    [InlineData("summary needs a MODEL", "summary", "--model", "")]
    [InlineData("'gpt2' and 'gpt2-xl' are two models, and draw takes one.", "draw", "gpt2", "--model", "gpt2-xl")]
    [InlineData("unknown argument 'more'.", "summary", "gpt2", "more")]
    [InlineData("--output names no file. Give it one: -o Gpt124M.svg.", "draw", "gpt2", "-o", "")]
    [InlineData("--output names no file. Give it one: -o Gpt124M.svg.", "draw", "gpt2", "--output", "  ")]
    [InlineData("--output names no file: a name has no zero character.", "draw", "gpt2", "-o", "a\0b")]
    [InlineData("Required argument missing for option: '-o'. Try './typedgpt draw --help'.", "draw", "gpt2", "-o")]
    [InlineData("Option '--ids' is required. Try './typedgpt logits --help'.", "logits", "gpt2")]
    [InlineData("Required argument missing for option: '--ids'.", "logits", "gpt2", "--ids")]
    [InlineData("--ids has no number. Give it one: --ids \"1 2 3\".", "logits", "gpt2", "--ids", " , ")]
    [InlineData("'x2' is no number for --ids.", "logits", "gpt2", "--ids", "1 x2 3")]
    [InlineData("'1.5' is no number for --ids.", "logits", "gpt2", "--ids", "1.5")]
    [InlineData("'many' is no whole number for --seed.", "logits", "gpt2", "--ids", "1", "--seed", "many")]
    [InlineData("'int8' is no type: float32, bfloat16, float16 are.", "logits", "gpt2", "--ids", "1", "--type", "int8")]
    [InlineData("'gpu' is no device: cpu, cuda,", "logits", "gpt2", "--ids", "1", "--device", "gpu")]
    [InlineData("'cuda:x' is no device: cpu, cuda,", "logits", "gpt2", "--ids", "1", "--device", "cuda:x")]
    [InlineData("Option '--from' is required. Try './typedgpt new --help'.", "new")]
    [InlineData("Option '--prompt' is required. Try './typedgpt generate --help'.", "generate", "gpt2")]
    [InlineData("generate needs a MODEL: ./typedgpt generate MODEL.", "generate", "--prompt", "a")]
    [InlineData("'2' is no number for --top-p, which is from 0 to 1.", "generate", "--prompt", "a", "--top-p", "2")]
    [InlineData("'-1' is no number for --min-p, which is from 0 to 1.", "generate", "--prompt", "a", "--min-p", "-1")]
    [InlineData("'NaN' is no number for --temperature", "generate", "--prompt", "a", "--temperature", "NaN")]
    [InlineData("'1.5' is no number for --top-k, which is at least 0.", "generate", "--prompt", "a", "--top-k", "1.5")]
    [InlineData(
        "'0' is no number for --max-tokens, which is at least 1.",
        "generate",
        "--prompt",
        "a",
        "--max-tokens",
        "0"
    )]
    [InlineData("'x' is no whole number for --seed.", "generate", "--prompt", "a", "--seed", "x")]
    [InlineData("--stop has no text.", "generate", "--prompt", "a", "--stop", "")]
    [InlineData("unknown option '--promt'. Did you mean '--prompt'?", "generate", "gpt2", "--promt", "a")]
    [InlineData("Required argument missing for command: 'perplexity'.", "perplexity", "--model", "gpt2")]
    [InlineData("perplexity needs a MODEL: ./typedgpt perplexity --model MODEL.", "perplexity", "text.txt")]
    [InlineData("unknown argument 'more'.", "perplexity", "--model", "gpt2", "text.txt", "more")]
    public void A_call_that_cannot_be_read_is_answered_in_one_line(string start, params string[] args) =>
        IsAnswered(2, start, args);

    [Theory]
    [InlineData("there is no model 'gpt-2'. Did you mean 'gpt2'?", "summary", "gpt-2")]
    [InlineData("there is no model 'Gpt125M'. Did you mean 'Gpt124M'?", "draw", "--model", "Gpt125M")]
    [InlineData(
        "there is no model 'nothing-like-it': no class that comes along, no folder, no file. './typedgpt --help' lists the classes.",
        "draw",
        "nothing-like-it"
    )]
    [InlineData("there is no folder or file /no/such/folder.", "summary", "/no/such/folder")]
    [InlineData(
        "there is no folder or file /no/such/weights.",
        "logits",
        "gpt2",
        "--weights",
        "/no/such/weights",
        "--ids",
        "1"
    )]
    [InlineData(
        "the folder /proc has no config.json and no project (.csproj), so it says of no model what it is.",
        "summary",
        "/proc"
    )]
    [InlineData("/proc/version is no file that is read here. Weights are .safetensors files", "draw", "/proc/version")]
    [InlineData(
        "id 50257 at position 1 is not in the vocabulary of Gpt124M, which has ids from 0 to 50256.",
        "logits",
        "gpt2",
        "--ids",
        "1,50257"
    )]
    [InlineData("id -1 at position 0 is not in the vocabulary", "logits", "gpt2", "--ids", "-1")]
    [InlineData("id 99999999999999999999 at position 0 is not in", "logits", "gpt2", "--ids", "99999999999999999999")]
    [InlineData(
        "torch finds no device cuda:99 here. Leave --device out",
        "logits",
        "gpt2",
        "--ids",
        "1",
        "--device",
        "cuda:99"
    )]
    [InlineData("cannot write /proc: it is a folder.", "logits", "gpt2", "--ids", "1", "--out", "/proc")]
    [InlineData("cannot write ", "draw", "gpt2", "-o", "/proc/none/picture.svg")]
    [InlineData(
        "cannot write /proc: it is a folder. Name a file in it: -o /proc/Gpt124M.svg.",
        "draw",
        "gpt2",
        "-o",
        "/proc"
    )]
    [InlineData("pictures are SVG, and x.png would not be one. Write x.svg; ", "draw", "gpt2", "-o", "x.png")]
    [InlineData(
        "pictures are SVG, and gpt.svg.pdf would not be one. Write some/gpt.svg.svg; ",
        "draw",
        "gpt2",
        "-o",
        "some/gpt.svg.pdf"
    )]
    [InlineData("the prompt has no tokens. Give --prompt at least one character.", "generate", "gpt2", "--prompt", "")]
    [InlineData(
        "there is no file or folder '/no/tokenizer'.",
        "generate",
        "gpt2",
        "--prompt",
        "a",
        "--tokenizer",
        "/no/tokenizer"
    )]
    [InlineData("cannot read /no/text.txt: ", "perplexity", "--model", "gpt2", "/no/text.txt")]
    [InlineData("cannot read /proc: ", "perplexity", "--model", "gpt2", "/proc")]
    public void What_cannot_be_done_is_said_in_one_line(string start, params string[] args) =>
        IsAnswered(1, start, args);

    [Fact]
    public void More_ids_than_positions_are_refused() =>
        IsAnswered(
            1,
            "1025 ids are more than the 1024 positions of Gpt124M. Give at most 1024.",
            "logits",
            "gpt2",
            "--ids",
            string.Join(' ', Enumerable.Repeat(1, 1025))
        );

    private static void IsAnswered(int code, string start, params string[] args)
    {
        var call = Call.Of(args);
        Assert.DoesNotContain("System.", call.Error, StringComparison.Ordinal);
        Assert.StartsWith("typedgpt: " + start, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
        Assert.Empty(call.Output);
        Assert.Equal(code, call.ExitCode);
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    public void Help_lists_the_verbs(params string[] args)
    {
        var call = Call.Of(args);
        Assert.Equal(0, call.ExitCode);
        Assert.All(
            ["demo", "summary", "draw", "logits", "generate", "perplexity", "new"],
            verb => Assert.Contains(verb, call.Output, StringComparison.Ordinal)
        );
        Assert.Contains(
            "Usage:\n  ./typedgpt [command] [options]",
            call.Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Empty(call.Error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("summary", "--help")]
    [InlineData("draw", "--help")]
    [InlineData("logits", "--help")]
    [InlineData("new", "--help")]
    [InlineData("generate", "--help")]
    [InlineData("perplexity", "--help")]
    public void Help_fits_into_80_columns(params string[] args) =>
        Assert.All(
            Call.Of(args).Output.Split('\n'),
            line => Assert.True(line.TrimEnd().Length <= 80, $"{line.Length} columns: {line}")
        );

    [Fact]
    public void Help_lists_the_classes_that_come_along()
    {
        var help = Call.Of("--help").Output;
        Assert.All(ModelCatalog.Entries, entry => Assert.Contains(entry.Name, help, StringComparison.Ordinal));
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
