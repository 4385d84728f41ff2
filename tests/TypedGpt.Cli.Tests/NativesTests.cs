using TypedGpt.Cli.Natives;
using TypedGpt.TestSupport;
using ProcessorArchitecture = System.Runtime.InteropServices.Architecture;

namespace TypedGpt.Cli.Tests;

/// <summary>Where the command line has torch's libraries from.</summary>
public sealed class NativesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("typedgpt natives").FullName;

    /// <summary>The version is TorchSharp-cpu's choice; these tests have that package, and NuGet says what came with it.</summary>
    [Fact]
    public void The_version_is_the_one_that_TorchSharp_wants()
    {
        var assets = Path.Combine(Repository.Root, "tests", "TypedGpt.Cli.Tests", "obj", "project.assets.json");
        var package = LibTorchPackage.Of("linux", ProcessorArchitecture.X64);
        Assert.Contains(
            $"\"{package.Id}/{LibTorchPackage.Version}\"",
            File.ReadAllText(assets),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("linux", ProcessorArchitecture.X64, "libtorch-cpu-linux-x64", "libtorch_cpu.so")]
    [InlineData("win", ProcessorArchitecture.X64, "libtorch-cpu-win-x64", "torch_cpu.dll")]
    [InlineData("osx", ProcessorArchitecture.Arm64, "libtorch-cpu-osx-arm64", "libtorch_cpu.dylib")]
    public void Each_system_has_its_package(
        string system,
        ProcessorArchitecture architecture,
        string id,
        string library
    )
    {
        var package = LibTorchPackage.Of(system, architecture);
        Assert.Equal(id, package.Id);
        var natives = Path.Combine(folder, id, LibTorchPackage.Version, "runtimes", package.Rid, "native");
        Assert.Null(package.In(folder));
        Directory.CreateDirectory(natives);
        Assert.Null(package.In(folder));
        File.WriteAllText(Path.Combine(natives, library), "");
        Assert.Equal(natives, package.In(folder));
    }

    [Fact]
    public void A_system_without_torch_is_told_which_ones_have_it()
    {
        var error = Assert.Throws<UserError>(() => LibTorchPackage.Of("linux", ProcessorArchitecture.Arm64));
        Assert.StartsWith(
            "TorchSharp has no native libraries for linux-arm64, only for linux-x64, win-x64 and osx-arm64.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_program_of_the_checkout_is_called_by_its_script_and_the_tool_by_its_name()
    {
        Assert.Equal("./typedgpt", CommandName.Of(AppContext.BaseDirectory));
        Assert.Equal("typedgpt", CommandName.Of(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
