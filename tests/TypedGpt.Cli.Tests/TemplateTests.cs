using System.Text.Json;
using TypedGpt.TestSupport;

namespace TypedGpt.Cli.Tests;

public sealed class TemplateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("typedgpt-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Conversations_are_those_of_the_reference()
    {
        using var cases = JsonDocument.Parse(File.ReadAllBytes(Golden.PathOf("text/chat-cases.json")));
        foreach (var one in cases.RootElement.EnumerateArray())
        {
            var call = Call.Of(
                "template",
                "--template",
                Golden.PathOf("text/smollm2-chat-template.jinja"),
                "--context",
                Write("context.json", one.GetRawText())
            );
            Assert.Equal((0, one.GetProperty("text").GetString(), ""), (call.ExitCode, call.Output, call.Error));
        }
    }

    [Fact]
    public void A_models_folder_gives_template_and_tokens()
    {
        Write(
            "tokenizer_config.json",
            """
            {"bos_token": {"content": "<s>"}, "eos_token": "</s>",
             "chat_template": [{"name": "default", "template": "{{ bos_token }}{{ messages[0].content }}{{ eos_token }}"},
                               {"name": "tool_use", "template": "{{ tools | length }} {{ strftime_now('%d %b %Y') }}"}]}
            """
        );
        var plain = Write("plain.json", """{"messages": [{"content": "a"}]}""");
        var tools = Write("tools.json", """{"messages": [], "tools": [{}]}""");
        Assert.Equal("<s>a</s>", Call.Of("template", "--model", folder, "--context", plain).Output);
        Assert.Equal(
            "1 10 Jul 2025",
            Call.Of("template", "--model", folder, "--context", tools, "--now", "2025-07-10T12:00:00").Output
        );
        Assert.Equal(
            """{"text":"<s>a</s>","segments":[{"text":"<s>","special":true},{"text":"a","special":false},{"text":"</s>","special":true}]}"""
                + "\n",
            Call.Of("template", "--model", folder, "--context", plain, "--json").Output
        );
        Write("chat_template.jinja", "own");
        Assert.Equal("own", Call.Of("template", "--model", folder, "--context", plain).Output);
    }

    [Theory]
    [InlineData(1, "line 2: no such role", "a\n{{ raise_exception('no such role') }}", "{}")]
    [InlineData(1, "line 1: the statement 'include' is not supported", "{% include 'x' %}", "{}")]
    [InlineData(1, "is not JSON: line 1", "a", "{")]
    [InlineData(1, "is no JSON object", "a", "[]")]
    [InlineData(2, "is no time", "a", "{}", "--now", "yesterday")]
    [InlineData(2, "Give --model MODEL or --template", "a", "{}", "--model", "m")]
    [InlineData(1, "no chat template 'other'", "a", "{}", "--name", "other")]
    public void What_is_wrong_is_said_in_one_line(
        int exitCode,
        string named,
        string template,
        string context,
        params string[] words
    )
    {
        var call = Call.Of([
            "template",
            "--template",
            Write("t.jinja", template),
            "--context",
            Write("c.json", context),
            .. words,
        ]);
        Assert.Equal(exitCode, call.ExitCode);
        Assert.Equal("", call.Output);
        Assert.Contains(named, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd('\n').Split('\n'));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
