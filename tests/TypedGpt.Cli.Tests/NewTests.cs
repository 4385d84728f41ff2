using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp;
using TypedGpt.Cli.Compiling;
using TypedGpt.Generators.Pipeline;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Cli.Tests;

/// <summary><c>typedgpt new</c>: a project that builds.</summary>
public sealed class NewTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_project_has_the_class_of_the_config_and_compiles(bool withWeights)
    {
        var source = TinyFolder.Gpt2(withWeights, name: "tiny gpt-2 0.5b");
        var target = Path.Combine(Directory.CreateTempSubdirectory("new").FullName, "project");
        var call = Call.Of("new", "--from", source, "--out", target, "--packages", Packages("1.2.3-test"));
        Assert.Equal("", call.Error);
        Assert.Equal(
            ["Program.cs", "TinyGpt2_0_5b.cs", "TinyGpt2_0_5b.csproj", "config.json", "nuget.config"],
            Directory.GetFiles(target).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            File.ReadAllText(Path.Combine(source, "config.json")),
            File.ReadAllText(Path.Combine(target, "config.json"))
        );
        Assert.Contains(
            "[GptModel(From = \"config.json\")]\npublic partial class TinyGpt2_0_5b;",
            File.ReadAllText(Path.Combine(target, "TinyGpt2_0_5b.cs")).ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Empty(Compiled(target));
    }

    [Fact]
    public void Versions_are_those_of_the_packages_and_of_torch()
    {
        var packages = Packages("1.2.3-test");
        var target = New(packages, "Letters");
        var project = XDocument.Load(Path.Combine(target, "Letters.csproj"));
        var versions = project
            .Descendants("PackageReference")
            .ToDictionary(item => (string)item.Attribute("Include")!, item => (string)item.Attribute("Version")!);
        Assert.Equal("1.2.3-test", versions["TypedGpt.Torch"]);
        Assert.Equal(
            (string)
                XDocument
                    .Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
                    .Descendants("PackageVersion")
                    .Single(item => (string)item.Attribute("Include")! == "TorchSharp-cpu")
                    .Attribute("Version")!,
            versions["TorchSharp-cpu"]
        );
        var source = XDocument.Load(Path.Combine(target, "nuget.config")).Descendants("add").Single();
        Assert.Equal(packages, (string)source.Attribute("value")!);
    }

    [Fact]
    public void Packages_beside_are_found()
    {
        var root = Directory.CreateTempSubdirectory("checkout").FullName;
        var packages = Path.Combine(root, "artifacts", "packages");
        Directory.CreateDirectory(packages);
        File.WriteAllText(Path.Combine(packages, "TypedGpt.Torch.0.9.0.nupkg"), "");
        var target = Path.Combine(root, "a", "b");
        Assert.Equal(0, Call.Of("new", "--from", TinyFolder.Gpt2(false), "--name", "B", "--out", target).ExitCode);
        Assert.Contains("\"0.9.0\"", File.ReadAllText(Path.Combine(target, "B.csproj")), StringComparison.Ordinal);
        Assert.Contains(packages, File.ReadAllText(Path.Combine(target, "nuget.config")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'1st' is no name of a C# class.", "--name", "1st")]
    [InlineData("'class' is no name of a C# class.", "--name", "class")]
    [InlineData("'Block' is the name of a part of this model.", "--name", "Block")]
    [InlineData("'Vocab' is the name of a part of this model.", "--name", "Vocab")]
    [InlineData("the folder /proc has no package TypedGpt.Torch.", "--packages", "/proc")]
    [InlineData("/proc is there already. Give --out a folder that is new or empty.", "--out", "/proc")]
    public void What_cannot_be_is_said(string start, params string[] more)
    {
        string[] target = more.Contains("--out")
            ? []
            : ["--out", Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())];
        var call = Call.Of(["new", "--from", TinyFolder.Gpt2(false), .. target, .. more]);
        Assert.Equal(1, call.ExitCode);
        Assert.StartsWith("typedgpt: " + start, call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_is_no_source() =>
        Assert.Equal(
            "typedgpt: gpt2 is a class already. --from takes a folder with a config.json.",
            Call.Of("new", "--from", "gpt2").Error.TrimEnd()
        );

    private static string New(string packages, string name)
    {
        var target = Path.Combine(Directory.CreateTempSubdirectory("new").FullName, name);
        var call = Call.Of(
            "new",
            "--from",
            TinyFolder.Gpt2(true),
            "--name",
            name,
            "--out",
            target,
            "--packages",
            packages
        );
        Assert.Equal("", call.Error);
        return target;
    }

    private static string Packages(string version)
    {
        var folder = Directory.CreateTempSubdirectory("packages").FullName;
        File.WriteAllText(Path.Combine(folder, $"TypedGpt.Torch.{version}.nupkg"), "");
        File.WriteAllText(Path.Combine(folder, "TypedGpt.Models.7.0.0.nupkg"), "");
        return folder;
    }

    /// <summary>What the compiler says of the sources of a project, as it is without implicit usings.</summary>
    private static IEnumerable<Diagnostic> Compiled(string folder)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp13);
        var compilation = CSharpCompilation.Create(
            "Project",
            Directory
                .GetFiles(folder, "*.cs")
                .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(path =>
                    Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                    || path == typeof(GptModelAttribute).Assembly.Location
                    || path == typeof(GptModule).Assembly.Location
                    || path == typeof(torch).Assembly.Location
                )
                .Select(path => MetadataReference.CreateFromFile(path)),
            // The two that the SDK leaves out as well: TorchSharp was built for an older framework.
            new(
                OutputKind.ConsoleApplication,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: new Dictionary<string, ReportDiagnostic>
                {
                    ["CS1701"] = ReportDiagnostic.Suppress,
                    ["CS1702"] = ReportDiagnostic.Suppress,
                }
            )
        );
        CSharpGeneratorDriver
            .Create(
                [new GptModelGenerator().AsSourceGenerator()],
                [new ModelCompiler.ConfigText(File.ReadAllText(Path.Combine(folder, "config.json")))],
                options
            )
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        return whole.GetDiagnostics().Where(found => found.Severity > DiagnosticSeverity.Hidden);
    }
}
