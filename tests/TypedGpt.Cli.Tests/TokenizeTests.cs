using TypedGpt.TestSupport;

namespace TypedGpt.Cli.Tests;

public sealed class TokenizeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("typedgpt-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Ids_of_a_text_and_back()
    {
        var call = Call.Of("tokenize", "--model", "Gpt124M", "--text", "Hello, I am", "--json");
        Assert.Equal((0, """{"ids":[15496,11,314,716]}""" + "\n", ""), (call.ExitCode, call.Output, call.Error));
        Assert.Equal("15496 11 314 716\n", Call.Of("tokenize", "--model", "Gpt124M", "--text", "Hello, I am").Output);
        Assert.Equal(
            "Hello, I am\n",
            Call.Of("tokenize", "--model", "Gpt124M", "--decode", "--text", "15496 11 314 716").Output
        );
    }

    [Fact]
    public void Lines_keep_their_order_and_say_what_special_tokens_are()
    {
        var lines = Write(
            "lines.jsonl",
            """
            {"text": "a<|endoftext|>"}
            {"text": "a<|endoftext|>", "special": false}
            {"text": "", "special": true}
            {"text": "\\ud83d \ud83d\ude00 \ud83d"}
            """
        );
        var call = Call.Of("tokenize", "--model", "Gpt124M", "--lines", lines, "--json");
        Assert.Equal("", call.Error);
        Assert.Equal(
            """
            {"ids":[64,50256]}
            {"ids":[64,27,91,437,1659,5239,91,29]}
            {"ids":[]}
            {"ids":[59,463,5999,67,30325,222,20543]}

            """,
            call.Output
        );
        var ids = Write("ids.jsonl", call.Output);
        Assert.Equal(
            """
            {"text":"a<|endoftext|>"}
            {"text":"a<|endoftext|>"}
            {"text":""}
            {"text":"\\ud83d \uD83D\uDE00 �"}

            """,
            Call.Of("tokenize", "--model", "Gpt124M", "--lines", ids, "--json", "--decode").Output
        );
    }

    [Fact]
    public void Bos_and_eos_are_put_around_a_text_only_when_asked_for()
    {
        var model = Golden.PathOf("text/sp-bpe.model");
        var plain = Call.Of("tokenize", "--model", model, "--text", "the").Output.Trim();
        Assert.Equal($"1 {plain} 2\n", Call.Of("tokenize", "--model", model, "--text", "the", "--bos", "--eos").Output);
    }

    /// <summary>A call that cannot be read ends with 2, all else that goes wrong with 1, each in one line.</summary>
    [Theory]
    [InlineData(2, "--text or --lines, not both", "--model", "Gpt124M", "--text", "a", "--lines", "b")]
    [InlineData(2, "Give --text TEXT or --lines FILE.jsonl", "--model", "Gpt124M")]
    [InlineData(2, "leave them out with --decode", "--model", "Gpt124M", "--decode", "--bos", "--text", "1")]
    [InlineData(2, "--model", "--text", "a")]
    [InlineData(2, "--jsn", "--model", "Gpt124M", "--text", "a", "--jsn")]
    [InlineData(1, "no file, folder or model 'nothing'", "--model", "nothing", "--text", "a")]
    [InlineData(1, "nothing.jsonl", "--model", "Gpt124M", "--lines", "nothing.jsonl")]
    [InlineData(1, "50257", "--model", "Gpt124M", "--decode", "--text", "50257")]
    [InlineData(1, "'x' is no token id", "--model", "Gpt124M", "--decode", "--text", "1 x")]
    public void What_is_wrong_is_said_in_one_line(int exitCode, string named, params string[] words)
    {
        var call = Call.Of(["tokenize", .. words]);
        Assert.Equal(exitCode, call.ExitCode);
        Assert.Equal("", call.Output);
        Assert.Contains(named, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("{", "line 2: it is not JSON")]
    [InlineData("[]", "line 2: it is no JSON object")]
    [InlineData("{\"ids\": []}", "line 2: it has no \"text\"")]
    [InlineData("{\"text\": \"a\", \"special\": 1}", "line 2: its \"special\"")]
    public void A_wrong_line_is_named_by_its_number(string line, string named)
    {
        var call = Call.Of(
            "tokenize",
            "--model",
            "Gpt124M",
            "--lines",
            Write("wrong.jsonl", "{\"text\": \"a\"}\n" + line + "\n"),
            "--json"
        );
        Assert.Equal(1, call.ExitCode);
        Assert.Contains(named, call.Error, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
