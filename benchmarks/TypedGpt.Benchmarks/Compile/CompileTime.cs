using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using TypedGpt.Architecture.Specs;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Benchmarks.Compile;

/// <summary>
/// What types and analyzers cost when a project is built: GPT-2 as one writes it by hand with TorchSharp, and as one writes
/// it by hand on the typed core, each in a project of its own, built in turn as `dotnet build` builds after a
/// keystroke: by a compiler that earlier builds have warmed up, and by one that starts anew.
/// </summary>
internal static partial class CompileTime
{
    private const int Rounds = 9;

    private static readonly string Root = Find(AppContext.BaseDirectory);

    public static void Run(TextWriter output)
    {
        output.WriteLine("| models in the project | compiler | | by hand | typed | typed / by hand | rounds |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var models in new[] { 1, 20 })
        {
            var folder = Directory.CreateTempSubdirectory("typedgpt-compile-");
            try
            {
                var raw = new Project(folder.FullName, "Raw", RawReferences, models, RawSources());
                var typed = new Project(folder.FullName, "Typed", TypedReferences(), models, TypedSources());
                foreach (var isKept in new[] { true, false })
                {
                    raw.Build(isKept);
                    typed.Build(isKept);
                    List<(Times Raw, Times Typed)> rounds =
                    [
                        .. Enumerable.Range(0, Rounds).Select(_ => (raw.Build(isKept), typed.Build(isKept))),
                    ];
                    var compiler = isKept ? "kept running" : "started anew";
                    Row(compiler, "compiler", rounds.Select(round => (round.Raw.Compiler, round.Typed.Compiler)));
                    Row(compiler, "whole build", rounds.Select(round => (round.Raw.Whole, round.Typed.Whole)));
                }
            }
            finally
            {
                folder.Delete(recursive: true);
            }

            void Row(string compiler, string what, IEnumerable<(double Raw, double Typed)> times)
            {
                var all = times.ToList();
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {models} | {compiler} | {what} | {Median(all.Select(time => time.Raw)):N0} ms | {Median(all.Select(time => time.Typed)):N0} ms | {Median(all.Select(time => time.Typed / time.Raw)):0.00} | {Rounds} |"
                    )
                );
            }
        }
    }

    private const string RawReferences = """
        <PackageReference Include="TorchSharp-cpu" Version="0.107.0" />
        <PackageReference Include="SharpZipLib" Version="1.4.1" />
        <PackageReference Include="SkiaSharp" Version="2.88.9" />
        """;

    /// <summary>What packages would add: two assemblies to refer to, and the generator with its analyzers.</summary>
    private static string TypedReferences() =>
        $"""
            {RawReferences}
            <Reference Include="{typeof(IDim).Assembly.Location}" />
            <Reference Include="{typeof(TypedGpt.Torch.ITensor).Assembly.Location}" />
            <Analyzer Include="{typeof(GptModelGenerator).Assembly.Location}" />
            <Analyzer Include="{typeof(GptSpec).Assembly.Location}" />
            """;

    private static string[] RawSources() =>
        [
            .. Directory
                .GetFiles(Path.Combine(Root, "benchmarks", "TypedGpt.Benchmarks", "Model"), "HandWritten*.cs")
                .Select(File.ReadAllText)
                .Select(text =>
                    text.Replace("namespace TypedGpt.Benchmarks.Model;", "namespace Copies;", StringComparison.Ordinal)
                ),
        ];

    private static string[] TypedSources() =>
        [
            File.ReadAllText(
                Path.Combine(Root, "benchmarks", "TypedGpt.Benchmarks", "Compile", "Sources", "TypedGpt.cs")
            ),
        ];

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "TypedGpt.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);

    /// <summary>Milliseconds of the compiler, and of the command that runs it.</summary>
    private sealed record Times(double Compiler, double Whole);

    /// <summary>A project with copies of some sources, each copy in a namespace of its own.</summary>
    private sealed partial class Project
    {
        private readonly string folder;
        private readonly string touched;

        public Project(string parent, string name, string references, int copies, string[] sources)
        {
            folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
            File.WriteAllText(
                Path.Combine(folder, $"{name}.csproj"),
                $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                    <NuGetAudit>false</NuGetAudit>
                  </PropertyGroup>
                  <ItemGroup>{references}</ItemGroup>
                </Project>
                """
            );
            for (var copy = 0; copy < copies; copy++)
            {
                for (var at = 0; at < sources.Length; at++)
                {
                    File.WriteAllText(
                        Path.Combine(folder, $"Source{copy}.{at}.cs"),
                        sources[at]
                            .Replace("namespace Copies;", $"namespace Copies.Model{copy};", StringComparison.Ordinal)
                    );
                }
            }

            touched = Path.Combine(folder, "Source0.0.cs");
            DotNet("build", "-c", "Release", "--nologo", "-v", "q");
        }

        /// <summary>Changes one file by a comment and builds this project alone.</summary>
        /// <param name="isKept">Whether the compiler is the process that earlier builds used, as by default.</param>
        public Times Build(bool isKept)
        {
            File.AppendAllText(touched, "// touched\n");
            var start = Stopwatch.GetTimestamp();
            var printed = DotNet(
                "build",
                "-c",
                "Release",
                "--no-restore",
                "--no-dependencies",
                "--nologo",
                "-v",
                "q",
                "-clp:PerformanceSummary",
                $"-p:UseSharedCompilation={isKept}"
            );
            var whole = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            return new(double.Parse(Csc().Match(printed).Groups[1].Value, CultureInfo.InvariantCulture), whole);
        }

        private string DotNet(params string[] arguments)
        {
            using var process = Process.Start(
                new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true }
            )!;
            var printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? printed : throw new InvalidOperationException(printed);
        }

        [GeneratedRegex(@"(\d+) ms +Csc +1 calls")]
        private static partial Regex Csc();
    }
}
