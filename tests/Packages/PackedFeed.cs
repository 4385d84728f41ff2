using System.Security.Cryptography;
using TypedGpt.TestSupport;

namespace TypedGpt.Packages.Tests;

/// <summary>
/// Every package, made from what was built, in a folder that is the only feed beside the public one. The version is that of
/// the files that are packed: a cache of packages never has another one under the same version.
/// </summary>
public sealed class PackedFeed : IDisposable
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private static readonly string[] Projects =
    [
        "runtime/TypedGpt",
        "runtime/TypedGpt.Torch",
        "runtime/TypedGpt.Text",
        "models/TypedGpt.Models",
        "models/TypedGpt.Cli",
        "templates",
    ];

    private readonly string root = Directory.CreateTempSubdirectory("typedgpt packages é ").FullName;

    private readonly Lazy<string> tool;

    public PackedFeed()
    {
        var version = $"{Prefix()}-test.{Hash()}";
        Version = version;
        tool = new(() =>
        {
            var folder = NewFolder("tool");
            Dotnet
                .Run(folder, "tool", "install", "TypedGpt.Tool", "--tool-path", folder, "--version", version)
                .Succeeded();
            return Path.Combine(folder, OperatingSystem.IsWindows() ? "typedgpt.exe" : "typedgpt");
        });
        Directory.CreateDirectory(Feed);
        // What is packed was built together with these tests, and is not built again: other tests run from the same folders.
        foreach (var project in Projects)
        {
            Dotnet
                .Run(
                    Repository.Root,
                    "pack",
                    Path.Combine(Repository.Root, project),
                    "-c",
                    Configuration,
                    "--no-build",
                    "-o",
                    Feed,
                    $"-p:PackageVersion={Version}",
                    "-p:EnablePackageValidation=false"
                )
                .Succeeded();
        }

        // Public packages, TorchSharp's gigabyte above all, come from the cache of this machine.
        File.WriteAllText(
            Path.Combine(root, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="own" value="{Feed}" />
                <add key="public" value="https://api.nuget.org/v3/index.json" />
              </packageSources>
            </configuration>
            """
        );
    }

    /// <summary>The command line, installed once as the tool that it is.</summary>
    public string Tool => tool.Value;

    /// <summary>The version of all packages.</summary>
    public string Version { get; }

    /// <summary>The folder with the packages.</summary>
    public string Feed => Path.Combine(root, "feed");

    /// <summary>A new folder in which only this feed and the public one are known.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    /// <summary>The files of a package.</summary>
    public string PackageFile(string id) => Path.Combine(Feed, $"{id}.{Version}.nupkg");

    public void Dispose()
    {
        Directory.Delete(root, recursive: true);
        // Nobody asks for this version again.
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var id in new[] { "typedgpt", "typedgpt.torch", "typedgpt.text", "typedgpt.models", "typedgpt.tool" })
        {
            var folder = Path.Combine(cache, id, Version);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static string Prefix() =>
        Dotnet
            .Run(
                Repository.Root,
                "msbuild",
                Path.Combine(Repository.Root, "runtime", "TypedGpt"),
                "-getProperty:VersionPrefix"
            )
            .Succeeded()
            .Trim();

    /// <summary>Of all that comes into the packages: what was built, and the files that are packed as they are.</summary>
    private static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var folders = new[] { "runtime", "generators", "models", "templates", "eng" };
        var files = folders
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
            )
            .Where(path =>
                !path.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .Where(path =>
                Path.GetFileName(path).StartsWith("TypedGpt", StringComparison.Ordinal)
                || path.Contains("templates", StringComparison.Ordinal)
                || path.Contains("eng", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
