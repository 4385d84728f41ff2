using TypedGpt.Generators.Tests.Docs;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Build;

/// <summary>What TypedGpt.targets adds to the build of a project that imports it.</summary>
[Trait("Category", "Slow")]
public sealed class TargetsTests : IDisposable
{
    private readonly UserProject project = new(
        $"using TypedGpt;\nusing TypedGpt.Torch;\n{DiagnosticPagesTests.Block(DiagnosticPagesTests.Count, "csharp wrong")}"
    );

    [Fact]
    public async Task A_build_says_how_much_was_checked_also_where_nothing_is_left_to_compile()
    {
        Assert.Equal(Line, Counted(await project.Build()));
        Assert.Equal(Line, Counted(await project.Build("--no-restore")));
    }

    [Fact]
    public async Task It_says_so_from_a_log_of_the_users_own_in_the_older_format()
    {
        Assert.Equal(Line, Counted(await project.Build("-p:ErrorLog=mine.sarif")));
        Assert.Equal(
            [Path.Combine(project.Folder, "mine.sarif")],
            Directory.GetFiles(project.Folder, "*.sarif", SearchOption.AllDirectories)
        );
    }

    [Fact]
    public async Task Escapes_can_be_errors_and_the_log_left_out()
    {
        var (exitCode, output) = await project.Build("-p:TypedGptEscapes=error", "-p:TypedGptCount=false");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("Gpt.cs(7,43): error TGPT9001: Raw leaves the typed world", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(project.Folder, "*.sarif", SearchOption.AllDirectories));
    }

    private static string Line { get; } = DiagnosticPagesTests.Block(DiagnosticPagesTests.Count, "text").TrimEnd();

    public void Dispose() => project.Dispose();

    /// <summary>The one line of the output about what was checked.</summary>
    private static string Counted((int ExitCode, string Output) build)
    {
        Assert.True(build.ExitCode == 0, build.Output);
        return Assert
            .Single(
                build.Output.Split('\n'),
                line => line.Contains("tensor expressions checked", StringComparison.Ordinal)
            )
            .Trim();
    }
}
