using TypedGpt.Generators.Tests.Docs;
using TypedGpt.Generators.Tests.Harness;
using TypedGpt.TestSupport;

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

    /// <summary>With warnings as errors, for a model without a comment: the only error is the one of the model itself.</summary>
    [Theory]
    [InlineData("12", "")]
    [InlineData("13", "TGPT1001")]
    public async Task The_recommended_rules_have_nothing_to_say_about_a_model(string width, string expected)
    {
        using var bare = new UserProject(
            $$"""
            namespace User;

            [TypedGpt.GptModel(VocabSize = 50, ContextLength = 16, EmbDim = {{width}}, NHeads = 3, NLayers = 2)]
            public partial class Gpt;
            """
        );
        var (_, output) = await bare.Build(
            "-p:AnalysisLevel=latest-recommended",
            "-p:TreatWarningsAsErrors=true",
            "-p:GenerateDocumentationFile=true",
            "-p:TypedGptCount=false"
        );
        var ids = System.Text.RegularExpressions.Regex.Matches(output, "(?:error|warning) ([A-Z]+[0-9]+)");
        Assert.Equal(expected, string.Join(' ', ids.Select(id => id.Groups[1].Value).Distinct()));
    }

    /// <summary>A project that references the generator as an analyzer gets what stands behind it with the same line.</summary>
    [Fact]
    public async Task One_reference_brings_every_assembly_of_the_generator()
    {
        var project = Path.Combine(Repository.Root, "generators", "TypedGpt.Generators", "TypedGpt.Generators.csproj");
        var (exitCode, output) = await Dotnet.Run([
            "msbuild",
            project,
            "-getTargetResult:GetTargetPath",
            "-p:BuildProjectReferences=false",
        ]);
        Assert.True(exitCode == 0, output);
        Assert.Contains("TypedGpt.Generators.dll", output, StringComparison.Ordinal);
        Assert.Contains("TypedGpt.Architecture.dll", output, StringComparison.Ordinal);
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
