using System.Text.Json;
using TypedGpt.Generators.Tests.Harness;
using TypedGpt.TestSupport;

namespace TypedGpt.Generators.Tests.Build;

/// <summary>How the projects that the compiler loads are evaluated.</summary>
public sealed class GeneratorProjectTests
{
    public static TheoryData<string> Projects =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "generators"), "*.csproj", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Repository.Root, path)),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task What_a_program_is_published_with_does_not_reach_them_and_no_file_comes_twice(string project)
    {
        string[] properties = ["PublishAot", "PublishReadyToRun", "PublishSingleFile", "PublishTrimmed"];
        var (exitCode, output) = await Dotnet.Run([
            "msbuild",
            Path.Combine(Repository.Root, project),
            "-nologo",
            "-getItem:AdditionalFiles",
            .. properties.SelectMany(name => new[] { $"-p:{name}=true", $"-getProperty:{name}" }),
        ]);
        Assert.True(exitCode == 0, output);

        using var evaluated = JsonDocument.Parse(output);
        Assert.All(
            properties,
            name => Assert.Equal("false", evaluated.RootElement.GetProperty("Properties").GetProperty(name).GetString())
        );
        var files = evaluated
            .RootElement.GetProperty("Items")
            .GetProperty("AdditionalFiles")
            .EnumerateArray()
            .Select(file => file.GetProperty("FullPath").GetString())
            .ToList();
        Assert.Equal(files.Distinct(), files);
    }
}
