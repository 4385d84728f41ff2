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
}
