using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using TypedGpt.TestSupport;

namespace TypedGpt.Packages.Tests;

/// <summary>What a user has who installs the packages into an empty folder.</summary>
[Trait("Category", "Slow")]
public sealed partial class PackagesTests(PackedFeed packages) : IClassFixture<PackedFeed>
{
    [Fact]
    public void The_template_builds_trains_and_says_what_is_wrong()
    {
        var folder = packages.NewFolder("template");
        var project = NewProject(folder, "-o", "Fresh", "--model", "Verdict");
        var built = Build(project).Succeeded();
        Assert.DoesNotContain("warning", built, StringComparison.Ordinal);
        Assert.Matches("Fresh: [0-9]+ tensor expressions checked", built);

        var program = Path.Combine(
            project,
            "bin",
            "Debug",
            "net10.0",
            Rid(),
            OperatingSystem.IsWindows() ? "Fresh.exe" : "Fresh"
        );
        var written = Dotnet.Start(program, folder, "200").Succeeded();
        var losses = Loss()
            .Matches(written)
            .Select(loss => double.Parse(loss.Groups[1].Value, CultureInfo.InvariantCulture))
            .ToList();
        Assert.True(losses.Count >= 3, written);
        Assert.InRange(losses[0], 4.5, 5.5); // ln(128) = 4.85: it knows nothing
        Assert.True(losses[^1] < 3, written);
        Assert.Contains("I had always", written, StringComparison.Ordinal);

        // The tool reads the class out of the assembly, and runs it with torch out of NuGet's cache.
        var assembly = Path.ChangeExtension(program, "dll");
        var demo = Dotnet.Start(packages.Tool, folder, "demo", $"{assembly}:Verdict").Succeeded();
        Assert.Contains("ln(128), that of chance, is 4.852", demo, StringComparison.Ordinal);

        // One number in the file of the model is all that changes.
        var model = Path.Combine(project, "Verdict.cs");
        File.WriteAllText(
            model,
            File.ReadAllText(model).Replace("EmbDim = 64", "EmbDim = 66", StringComparison.Ordinal)
        );
        var refused = Build(project);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Matches(
            @"Verdict\.cs\([0-9]+,[0-9]+\): error TGPT1001: EmbDim \(66\) is not divisible by NHeads \(4\)",
            refused.Output
        );
        Assert.DoesNotContain("error CS", refused.Output, StringComparison.Ordinal);
    }

    /// <summary>The README's own first command; the model of the template has this name too.</summary>
    [Fact]
    public void A_project_may_be_called_as_its_model_is()
    {
        var folder = packages.NewFolder("called the same");
        Build(NewProject(folder, "-o", "Letters")).Succeeded();
    }

    [Fact]
    public void A_program_without_torch_is_told_which_package_to_add()
    {
        var folder = packages.NewFolder("without natives");
        Write(folder, "Program.cs", "System.Console.WriteLine(TypedGpt.One.Size);");
        WriteProject(folder, """<PackageReference Include="TypedGpt.Torch" Version="VERSION" />""");
        var refused = Build(folder);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("error TGPT9010: Project uses TypedGpt.Torch", refused.Output, StringComparison.Ordinal);
        Assert.Contains("dotnet add package TorchSharp-cpu", refused.Output, StringComparison.Ordinal);
        Build(folder, "-p:TypedGptNatives=false").Succeeded();
    }

    [Fact]
    public void A_project_without_the_generator_is_told_so_and_gets_no_error_of_the_compilers()
    {
        var folder = packages.NewFolder("no generator");
        Write(
            folder,
            "Gpt.cs",
            "[TypedGpt.GptModel(VocabSize = 65, ContextLength = 16, EmbDim = 48, NHeads = 4, NLayers = 2)]\npublic partial class Gpt;\n"
        );
        Write(folder, "Program.cs", "System.Console.WriteLine(Gpt.Emb.Size);");
        WriteProject(folder, """<PackageReference Include="TypedGpt.Torch" Version="VERSION" />""");
        // As analyzers are turned off in builds that want none.
        Write(
            folder,
            "Directory.Build.targets",
            """
            <Project>
              <Target Name="NoAnalyzers" BeforeTargets="TypedGptCheck">
                <ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup>
              </Target>
            </Project>
            """
        );
        var refused = Build(folder, "-p:TypedGptNatives=false");
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("Gpt.cs : error TGPT9013", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_installs_and_runs()
    {
        var folder = packages.NewFolder("anywhere");
        var summary = Dotnet.Start(packages.Tool, folder, "summary", "Gpt124M").Succeeded();
        Assert.Contains("163,009,536 parameters", summary, StringComparison.Ordinal);
        var ids = Dotnet.Start(packages.Tool, folder, "tokenize", "--model", "Gpt124M", "--text", "Hello, I am");
        Assert.Equal("15496 11 314 716", ids.Succeeded().Trim());
        var misspelt = Dotnet.Start(packages.Tool, folder, "summary", "Gpt12M");
        Assert.Equal(1, misspelt.ExitCode);
        Assert.Contains("typedgpt: there is no model 'Gpt12M'", misspelt.Output, StringComparison.Ordinal);
    }

    /// <summary>Package, what must lie in it, and its largest size in megabytes: torch's libraries are in none.</summary>
    [Theory]
    [InlineData(
        "TypedGpt",
        1,
        "lib/net8.0/TypedGpt.dll lib/net8.0/TypedGpt.xml lib/net10.0/TypedGpt.dll lib/net10.0/TypedGpt.xml buildTransitive/TypedGpt.targets PublicApi.txt analyzers/dotnet/roslyn4.14/cs/TypedGpt.Architecture.dll analyzers/dotnet/roslyn4.14/cs/TypedGpt.CodeFixes.dll analyzers/dotnet/roslyn4.14/cs/TypedGpt.Generators.dll"
    )]
    [InlineData(
        "TypedGpt.Torch",
        1,
        "lib/net8.0/TypedGpt.Torch.dll lib/net8.0/TypedGpt.Torch.xml lib/net10.0/TypedGpt.Torch.dll lib/net10.0/TypedGpt.Torch.xml buildTransitive/TypedGpt.Torch.targets PublicApi.txt"
    )]
    [InlineData("TypedGpt.Text", 1, "lib/net10.0/TypedGpt.Text.dll lib/net10.0/TypedGpt.Text.xml PublicApi.txt")]
    [InlineData("TypedGpt.Models", 1, "lib/net10.0/TypedGpt.Models.dll lib/net10.0/TypedGpt.Models.xml")]
    [InlineData(
        "TypedGpt.Templates",
        1,
        "content/typedgpt/.template.config/template.json content/typedgpt/Letters.cs content/typedgpt/Program.cs content/typedgpt/TypedGptApp.csproj content/typedgpt/the-verdict.txt"
    )]
    [InlineData("TypedGpt.Tool", 10, "tools/net10.0/any/TypedGpt.Cli.dll tools/net10.0/any/DotnetToolSettings.xml")]
    public void A_package_holds_what_it_should_and_no_more(string id, int megabytes, string files)
    {
        Assert.InRange(new FileInfo(packages.PackageFile(id)).Length, 1, megabytes * 1_000_000);
        using var package = ZipFile.OpenRead(packages.PackageFile(id));
        var names = package.Entries.Select(entry => entry.FullName).ToList();
        Assert.All(files.Split(' ').Append("README.md").Append("icon.png"), file => Assert.Contains(file, names));
        Assert.DoesNotContain(names, name => name.Contains("TypedGpt.Ranks", StringComparison.Ordinal));

        var nuspec = new StreamReader(package.GetEntry($"{id}.nuspec")!.Open()).ReadToEnd();
        Assert.Contains("<license type=\"expression\">MIT</license>", nuspec, StringComparison.Ordinal);
        Assert.Contains("<readme>README.md</readme>", nuspec, StringComparison.Ordinal);
        Assert.Contains("<icon>icon.png</icon>", nuspec, StringComparison.Ordinal);
        Assert.Contains(
            "<repository type=\"git\" url=\"https://github.com/typedgpt/typedgpt\"",
            nuspec,
            StringComparison.Ordinal
        );
        Assert.Matches("<releaseNotes>[^<]{100,}</releaseNotes>", nuspec);
    }

    /// <summary>A feed serves them to debuggers, which step into the library with its sources.</summary>
    [Theory]
    [InlineData("TypedGpt")]
    [InlineData("TypedGpt.Torch")]
    [InlineData("TypedGpt.Text")]
    [InlineData("TypedGpt.Models")]
    public void Symbols_come_in_a_package_of_their_own(string id)
    {
        using var symbols = ZipFile.OpenRead(Path.ChangeExtension(packages.PackageFile(id), "snupkg"));
        Assert.Contains(symbols.Entries, entry => entry.FullName == $"lib/net10.0/{id}.pdb");
    }

    private Dotnet.Result Build(string folder, params string[] arguments) =>
        Dotnet.Run(folder, ["build", folder, "--nologo", "--disable-build-servers", .. arguments]);

    /// <summary>A project out of the template, which is installed for it alone.</summary>
    private string NewProject(string folder, params string[] words)
    {
        string[] hive = ["--debug:custom-hive", Hive(folder)];
        Dotnet.Run(folder, ["new", "install", packages.PackageFile("TypedGpt.Templates"), .. hive]).Succeeded();
        Dotnet.Run(folder, ["new", "typedgpt", .. words, .. hive]).Succeeded();
        return Path.Combine(folder, words[1]);
    }

    private static string Hive(string folder) => Path.Combine(folder, "hive");

    private static string Rid() => System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;

    private static void Write(string folder, string file, string text) =>
        File.WriteAllText(Path.Combine(folder, file), text);

    private void WriteProject(string folder, string references, string type = "Exe", string name = "Project") =>
        Write(
            folder,
            $"{name}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{type}</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                {references.Replace("VERSION", packages.Version, StringComparison.Ordinal)}
              </ItemGroup>
            </Project>
            """
        );

    [GeneratedRegex("loss ([0-9.]+)")]
    private static partial Regex Loss();
}
