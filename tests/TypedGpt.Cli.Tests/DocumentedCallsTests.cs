using System.Text.RegularExpressions;
using TypedGpt.TestSupport;

namespace TypedGpt.Cli.Tests;

/// <summary>Every call of the command line that a page shows can be copied.</summary>
public sealed partial class DocumentedCallsTests
{
    private static readonly IReadOnlyList<(string Page, string Text)> Pages =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Append(Path.Combine(Repository.Root, "CONTRIBUTING.md"))
            .Select(path => (Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path))),
    ];

    [GeneratedRegex(
        @"(?<name>\S*typedgpt) (?<arguments>(?:demo|summary|draw|logits|generate|perplexity|new)\b[^`\n#]*)"
    )]
    private static partial Regex Call { get; }

    [Fact]
    public void Each_is_a_right_call()
    {
        var calls = Pages.SelectMany(page => Call.Matches(page.Text).Select(call => (page.Page, call.Groups))).ToList();
        Assert.True(calls.Count >= 4, "The pages show no calls, or they are not found.");
        Assert.All(
            calls,
            call => IsRight(call.Page, call.Groups["name"].Value.TrimStart('`'), call.Groups["arguments"].Value)
        );
    }

    private static void IsRight(string page, string name, string arguments)
    {
        Assert.True(
            name is CommandName.Script or CommandName.Tool,
            $"{page} calls `{name}`, which is no command: {CommandName.Script} and {CommandName.Tool} are."
        );
        var words = Word.Matches(arguments).Select(word => word.Value.Trim('"')).ToList();
        if (words is not ["demo"] and not [_])
        {
            var target = Directory.CreateTempSubdirectory("documented").FullName;
            List<string> more = words[0] == "new" ? ["--out", Path.Combine(target, "project")] : [];
            var call = Tests.Call.Of([
                .. words.Select(word =>
                    word == "FOLDER" ? TinyFolder.Gpt2(true)
                    : word == "FILE.txt" ? Path.Combine(Repository.Root, "LICENSE")
                    : word == "model.gguf" ? GgufTests.Model
                    : word.EndsWith(".svg", StringComparison.Ordinal) ? Path.Combine(target, word)
                    : word
                ),
                .. more,
            ]);
            Assert.True(call.ExitCode == 0, $"{page}: {call.Error}");
        }
    }

    [GeneratedRegex(@"""[^""]*""|\S+")]
    private static partial Regex Word { get; }

    [Fact]
    public void The_name_is_a_script_that_runs_the_project()
    {
        var script = Path.Combine(Repository.Root, CommandName.Script);
        Assert.Contains("/models/TypedGpt.Cli\"", File.ReadAllText(script), StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(Repository.Root, "models", "TypedGpt.Cli")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute));
        }
    }
}
