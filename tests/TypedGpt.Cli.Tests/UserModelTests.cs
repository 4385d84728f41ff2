using System.Text.Json;
using TypedGpt.Cli.UserModels;
using TypedGpt.Models;
using TypedGpt.TestSupport;

namespace TypedGpt.Cli.Tests;

/// <summary>A class of the user's own, out of an assembly or a project, is read like a model of the catalog.</summary>
[Trait("Category", "Slow")]
[Collection(DrawnWeights.Collection)]
public sealed class UserModelTests : IDisposable
{
    private const string Small = "VocabSize = 65, ContextLength = 16, EmbDim = 48, NHeads = 4, NLayers = 2";

    private readonly string folder = Directory.CreateTempSubdirectory("typedgpt own é ").FullName;

    private static string Assembly { get; } = typeof(Gpt124M).Assembly.Location;

    [Fact]
    public void A_class_of_an_assembly_has_the_summary_and_the_picture_that_it_has_by_name()
    {
        var byName = Call.Of("summary", "Gpt355M", "--json");
        var byAssembly = Call.Of("summary", $"{Assembly}:Gpt355M", "--json");
        Assert.Equal(byName.Output, byAssembly.Output);

        var picture = Call.Of("draw", $"{Assembly}:TypedGpt.Models.Gpt355M");
        Assert.Contains("of TypedGpt.Models.dll", picture.Output, StringComparison.Ordinal);
        Assert.Equal(0, picture.ExitCode);
    }

    [Fact]
    public void A_project_is_built_and_its_only_model_summed_up_and_run()
    {
        WriteProject($"[TypedGpt.GptModel({Small})]\npublic partial class Verdict;\n");
        var summary = Call.Of(width: 80, ["summary", folder]);
        Assert.True(summary.ExitCode == 0, summary.Error);
        Assert.Contains("Verdict: of Own.dll", summary.Output, StringComparison.Ordinal);
        Assert.All(summary.Output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));

        var demo = Call.Of("demo", $"{folder}:Verdict", "--json");
        Assert.True(demo.ExitCode == 0, demo.Error);
        using var shown = JsonDocument.Parse(demo.Output);
        var root = shown.RootElement;
        // Tables, two blocks of attention (4 x 48 x 48 + 48) and feed-forward (8 x 48 x 48 + 240) with two norms, norm, head.
        Assert.Equal(
            (65 + 16) * 48 + 2 * (4 * 48 * 48 + 48 + 8 * 48 * 48 + 240 + 4 * 48) + 2 * 48 + 65 * 48,
            root.GetProperty("parameters").GetInt64()
        );
        Assert.InRange(root.GetProperty("loss").GetDouble(), 3.9, 5);
        Assert.True(root.GetProperty("loss_after_a_step").GetDouble() < root.GetProperty("loss").GetDouble());
        Assert.Equal(9, root.GetProperty("greedy_ids").GetArrayLength());
    }

    [Fact]
    public void A_project_that_does_not_build_says_its_first_error()
    {
        WriteProject(
            "[TypedGpt.GptModel(VocabSize = 65, ContextLength = 16, EmbDim = 50, NHeads = 4, NLayers = 2)]\npublic partial class Verdict;\n"
        );
        Refused("error TGPT1001: EmbDim (50) is not divisible by NHeads (4)", "summary", folder);
    }

    [Fact]
    public void What_is_not_there_is_named_with_what_is()
    {
        Refused(
            "TypedGpt.Models.dll has no model 'Gpt125M'. Did you mean 'Gpt124M'?",
            "summary",
            $"{Assembly}:Gpt125M"
        );
        Refused("TypedGpt.Models.dll has several models: Bloom560M, Bloom7B, ", "draw", Assembly);
        Refused("has no class with [GptModel].", "summary", typeof(Call).Assembly.Location);
        Refused(
            $"the folder {folder} has no config.json and no project (.csproj), so it says of no model what it is.",
            "summary",
            folder
        );

        var text = Path.Combine(folder, "text.dll");
        File.WriteAllText(text, "no assembly");
        Refused($"{text} is no assembly of .NET's.", "demo", text);
    }

    [Theory]
    [InlineData("gpt2")]
    [InlineData("nothing.dll")]
    [InlineData("nothing.dll:Letters")]
    [InlineData(":Letters")]
    [InlineData("")]
    public void What_names_no_file_is_the_name_of_a_model(string text) => Assert.Null(ModelArgument.Parse(text));

    private static void Refused(string says, params string[] args)
    {
        var call = Call.Of(args);
        Assert.Equal(1, call.ExitCode);
        Assert.Contains(says, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
        Assert.Empty(call.Output);
    }

    private void WriteProject(string source)
    {
        var configuration = AppContext.BaseDirectory.Contains(
            $"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}",
            StringComparison.Ordinal
        )
            ? "Release"
            : "Debug";
        string Analyzer(string name) =>
            $"""<Analyzer Include="{Path.Combine(Repository.Root, "generators", name, "bin", configuration, "netstandard2.0", name + ".dll")}" />""";
        string Reference(string name) =>
            $"""<Reference Include="{Path.Combine(AppContext.BaseDirectory, name + ".dll")}" />""";
        File.WriteAllText(Path.Combine(folder, "Own.cs"), source);
        File.WriteAllText(
            Path.Combine(folder, "Own.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                {Reference("TypedGpt")}{Reference("TypedGpt.Torch")}{Reference("TorchSharp")}
                {Analyzer("TypedGpt.Generators")}{Analyzer("TypedGpt.Architecture")}
              </ItemGroup>
            </Project>
            """
        );
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
