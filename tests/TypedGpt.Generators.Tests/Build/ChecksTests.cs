using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Build;

/// <summary>What would keep the generator from running is one error that says so, and not CS1061 at each use of the model.</summary>
[Trait("Category", "Slow")]
public sealed class ChecksTests
{
    private const string Model =
        "[TypedGpt.GptModel(VocabSize = 65, ContextLength = 16, EmbDim = 48, NHeads = 4, NLayers = 2)]\npublic partial class Gpt\n{\n    public static long Width => Emb.Size;\n}\n";

    [Fact]
    public async Task An_older_compiler_is_told_which_one_is_needed()
    {
        using var project = new UserProject(Model);
        var (_, output) = await project.Build("-p:CompilerApiVersion=roslyn4.8");
        Assert.Equal("TGPT9011", Ids(output));
        Assert.Contains(
            "4.14 or newer (SDK 9.0.300, Visual Studio 17.14), and Gpt is compiled by 4.8",
            output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Assemblies_of_two_versions_are_told_apart()
    {
        using var project = new UserProject(Model);
        project.Write(
            "older/TypedGpt.Models.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Version>0.0.9</Version>
              </PropertyGroup>
            </Project>
            """
        );
        project.Add("""<Compile Remove="older/**" /><ProjectReference Include="older/TypedGpt.Models.csproj" />""");
        var (_, output) = await project.Build();
        Assert.Equal("TGPT9012", Ids(output));
        Assert.Contains("TypedGpt.Models 0.0.9.0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_the_generator_is_told_so_at_its_model()
    {
        using var project = new UserProject(Model);
        project.Add("""<Analyzer Remove="@(Analyzer->WithMetadataValue('Filename', 'TypedGpt.Generators'))" />""");
        var (_, output) = await project.Build();
        Assert.Equal("TGPT9013", Ids(output));
        Assert.Contains(
            "Gpt.cs : error TGPT9013: [GptModel] needs TypedGpt's generator, which does not run in Gpt.",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("dotnet add package TypedGpt.Torch", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_the_generator_and_without_a_model_is_none_of_its_business()
    {
        using var project = new UserProject("// [GptModel(..)] is for another project.\npublic class Plain;\n");
        project.Add("""<Analyzer Remove="@(Analyzer->WithMetadataValue('Filename', 'TypedGpt.Generators'))" />""");
        var (exitCode, output) = await project.Build();
        Assert.True(exitCode == 0, output);
    }

    /// <summary>The ids of the errors, each once.</summary>
    private static string Ids(string output) =>
        string.Join(
            ' ',
            System
                .Text.RegularExpressions.Regex.Matches(output, "error ([A-Z]+[0-9]+)")
                .Select(id => id.Groups[1].Value)
                .Distinct()
        );
}
