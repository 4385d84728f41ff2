using TypedGpt.Torch.Natives;

namespace TypedGpt.Torch.Tests.Natives;

/// <summary>Torch's libraries out of a folder that the program names.</summary>
public sealed class LoadFromTests
{
    [Fact]
    public void A_folder_without_them_is_refused_also_where_they_lie_elsewhere()
    {
        using var empty = new TemporaryFolder();
        var error = Assert.Throws<NativeLoadException>(() => NativeLibraries.LoadFrom(empty.Root));
        Assert.Contains(
            $"is in none of the folders that are searched for it: {empty.Root}.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_folder_with_them_is_taken()
    {
        NativeLibraries.LoadFrom(AppContext.BaseDirectory);
        using var numbers = TorchSharp.torch.ones(3);
        Assert.Equal(3, numbers.sum().item<float>());
    }

    [Fact]
    public void A_script_has_them_in_the_folder_of_packages()
    {
        using var packages = new TemporaryFolder();
        var assembly = packages.Folder(Path.Combine("torchsharp", "0.107.0", "lib", "net8.0"));
        var own = packages[Path.Combine("torchsharp", "0.107.0", "runtimes", "linux-x64", "native")];
        Assert.Equal([own], NativeEnvironment.InPackages(assembly));

        var torch = packages.Folder(
            Path.Combine("libtorch-cpu-linux-x64", "2.10.0", "runtimes", "linux-x64", "native")
        );
        Assert.Equal([own, torch], NativeEnvironment.InPackages(assembly));
        Assert.Empty(NativeEnvironment.InPackages(packages.Folder("program")));
        Assert.Empty(NativeEnvironment.InPackages(""));
    }
}
