using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using ProcessorArchitecture = System.Runtime.InteropServices.Architecture;

namespace TypedGpt.Cli.Natives;

/// <summary>The package with torch's libraries for one system: libtorch-cpu-linux-x64 and its like.</summary>
/// <param name="Rid">The runtime identifier of the system.</param>
/// <param name="Marker">The library without which there is no torch.</param>
internal sealed record LibTorchPackage(string Rid, string Marker)
{
    /// <summary>The version that TorchSharp was made for.</summary>
    public static string Version { get; } =
        typeof(LibTorchPackage)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == nameof(LibTorchPackage))
            .Value!;

    /// <exception cref="UserError">Torch is not made for this system.</exception>
    public static LibTorchPackage OfThisSystem() =>
        Of(
            OperatingSystem.IsWindows() ? "win"
                : OperatingSystem.IsMacOS() ? "osx"
                : "linux",
            RuntimeInformation.ProcessArchitecture
        );

    /// <exception cref="UserError">Torch is not made for that system.</exception>
    public static LibTorchPackage Of(string system, ProcessorArchitecture architecture) =>
        (system, architecture) switch
        {
            ("win", ProcessorArchitecture.X64) => new("win-x64", "torch_cpu.dll"),
            ("osx", ProcessorArchitecture.Arm64) => new("osx-arm64", "libtorch_cpu.dylib"),
            ("linux", ProcessorArchitecture.X64) => new("linux-x64", "libtorch_cpu.so"),
            _ => throw new UserError(
                $"TorchSharp has no native libraries for {system}-{architecture.ToString().ToLowerInvariant()}, only for linux-x64, win-x64 and osx-arm64. The verbs summary and draw need none."
            ),
        };

    public string Id => $"libtorch-cpu-{Rid}";

    /// <summary>Whether a program's folder has torch's libraries itself.</summary>
    public bool LiesBeside(string folder) =>
        File.Exists(Path.Combine(folder, Marker))
        || File.Exists(Path.Combine(folder, "runtimes", Rid, "native", Marker));

    /// <summary>The folder of the libraries in NuGet's cache; null where it has them not.</summary>
    public string? InCache() =>
        In(
            Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
                ? set
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")
        );

    /// <summary>The folder of the libraries in one folder of packages; null where it has them not.</summary>
    public string? In(string packages)
    {
        var folder = Path.Combine(packages, Id, Version, "runtimes", Rid, "native");
        return File.Exists(Path.Combine(folder, Marker)) ? folder : null;
    }

    /// <summary>Has NuGet fetch the package, by restoring a project that wants nothing else, and gives the folder of the libraries.</summary>
    /// <exception cref="UserError">NuGet cannot, and what it said.</exception>
    public string Restore(TextWriter progress)
    {
        progress.WriteLine($"Fetching torch's libraries once, into NuGet's cache: {Id} {Version}.");
        var folder = Directory.CreateTempSubdirectory("typedgpt-natives-").FullName;
        try
        {
            var project = Path.Combine(folder, "natives.csproj");
            File.WriteAllText(
                project,
                $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="{Id}" Version="{Version}" />
                  </ItemGroup>
                </Project>
                """
            );
            var restored = DotnetCommand.Run(["restore", project, "--nologo"]);
            if (restored.ExitCode != 0)
            {
                var said = restored
                    .Output.Split('\n')
                    .FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal));
                throw new UserError($"{Id} {Version} cannot be fetched: {said?.Trim() ?? "dotnet restore failed"}");
            }

            return PackageFolders(Path.Combine(folder, "obj", "project.assets.json"))
                    .Select(In)
                    .OfType<string>()
                    .FirstOrDefault()
                ?? throw new UserError($"NuGet restored {Id} {Version}, and {Marker} is not in it.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<string> PackageFolders(string assets)
    {
        using var read = JsonDocument.Parse(File.ReadAllText(assets));
        return [.. read.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
    }
}
