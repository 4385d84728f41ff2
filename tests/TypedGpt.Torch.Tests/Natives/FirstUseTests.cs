using TypedGpt.Torch.Natives;

namespace TypedGpt.Torch.Tests.Natives;

/// <summary>Torch as a user meets it: a new process, on this machine as it is.</summary>
public sealed class FirstUseTests : IDisposable
{
    private const string FileName = "libLibTorchSharp.so";

    private readonly TemporaryFolder folder = new();

    private string Cache => folder["cache"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Torch_loads_and_draws_what_PyTorch_draws()
    {
        var outcome = await Probe.Run(Probe.Folder, WithCache());

        Assert.Equal((0, Probe.Numbers, ""), (outcome.ExitCode, outcome.Output, outcome.Errors));
    }

    [Fact]
    public async Task A_layer_sees_to_it_where_nobody_else_did()
    {
        var outcome = await Probe.Run(Probe.Folder, WithCache(), "layer");

        Assert.Equal((0, Probe.Numbers, ""), (outcome.ExitCode, outcome.Output, outcome.Errors));
    }

    /// <summary>A script or a notebook runs in its host's folder, and the natives lie beside this library.</summary>
    [Fact]
    public async Task Torch_loads_where_the_libraries_lie_in_another_folder_than_the_program()
    {
        var program = folder.Folder("program");
        foreach (var file in new[] { "NativeProbe.dll", "NativeProbe.runtimeconfig.json" })
        {
            File.Copy(Path.Combine(Probe.Folder, file), Path.Combine(program, file));
        }

        var outcome = await Probe.Run(program, WithCache(), "script", Probe.Folder);

        Assert.Equal((0, Probe.Numbers, ""), (outcome.ExitCode, outcome.Output, outcome.Errors));
    }

    [Fact]
    public async Task A_library_that_loads_by_itself_is_left_alone()
    {
        Probe.CopyTo(folder.Folder("program"));
        var library = Path.Combine(folder["program"], FileName);
        MakeLoadable(library);

        var outcome = await Probe.Run(folder["program"], WithCache());

        Assert.Equal((0, Probe.Numbers), (outcome.ExitCode, outcome.Output));
        Assert.False(Directory.Exists(Cache));
    }

    [Fact]
    public async Task Processes_that_start_at_once_share_one_copy_and_leave_no_scraps()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Probe.Run(Probe.Folder, WithCache())));

        Assert.All(outcomes, outcome => Assert.Equal((0, Probe.Numbers), (outcome.ExitCode, outcome.Output)));
        var files = Directory.Exists(Cache) ? Directory.GetFiles(Cache, "*", SearchOption.AllDirectories) : [];
        Assert.All(files, file => Assert.Equal(FileName, Path.GetFileName(file)));
        Assert.InRange(files.Length, 0, 1);
    }

    [Fact]
    public async Task A_damaged_library_is_named_and_no_stack_trace_is_shown()
    {
        Probe.CopyTo(folder.Folder("program"));
        var library = Path.Combine(folder["program"], FileName);
        await CutShort(library);

        var outcome = await Probe.Run(folder["program"], WithCache());

        Assert.Equal((1, Damaged(library), ""), (outcome.ExitCode, outcome.Output, outcome.Errors));
    }

    [Fact]
    public async Task Who_asks_again_is_told_again()
    {
        Probe.CopyTo(folder.Folder("program"));
        var library = Path.Combine(folder["program"], FileName);
        await CutShort(library);

        var outcome = await Probe.Run(folder["program"], WithCache(), "twice");

        Assert.Equal((1, $"{Damaged(library)}\n{Damaged(library)}"), (outcome.ExitCode, outcome.Output));
    }

    [Fact]
    public async Task Where_no_copy_can_be_written_the_way_out_is_named_or_none_is_needed()
    {
        var outcome = await Probe.Run(
            Probe.Folder,
            new Dictionary<string, string>
            {
                ["XDG_CACHE_HOME"] = folder.Unwritable("one"),
                ["TMPDIR"] = folder.Unwritable("two"),
            }
        );

        if (NeedsCopy())
        {
            Assert.Equal(1, outcome.ExitCode);
            Assert.StartsWith(
                $"A copy of {FileName} that this system can load",
                outcome.Output,
                StringComparison.Ordinal
            );
            Assert.EndsWith("or set XDG_CACHE_HOME to one that is.", outcome.Output, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal((0, Probe.Numbers), (outcome.ExitCode, outcome.Output));
        }
    }

    /// <summary>The measure is the memory that stays resident after a 400 MB tensor is gone.</summary>
    [Theory]
    [InlineData("0", 0, 350)]
    [InlineData("1", 400, 2000)]
    public async Task Freed_memory_is_kept_unless_the_user_says_no(string keep, int atLeast, int atMost)
    {
        var outcome = await Probe.Run(Probe.Folder, WithCache(), "memory", keep);

        var lines = outcome.Output.Split('\n');
        Assert.Equal(keep == "1" ? "True" : "False", lines[0]);
        Assert.InRange(int.Parse(lines[1], System.Globalization.CultureInfo.InvariantCulture), atLeast, atMost);
    }

    private static async Task CutShort(string library)
    {
        var whole = await File.ReadAllBytesAsync(library);
        File.Delete(library);
        await File.WriteAllBytesAsync(library, whole[..100_000]);
    }

    private static string Damaged(string library) =>
        $"{library} is damaged: it ends too early. Delete it and run 'dotnet restore --force' and a build to get it anew.";

    /// <summary>What a system with a newer libstdc++ has: a library that the linker takes as it is.</summary>
    private void MakeLoadable(string library)
    {
        var bytes = File.ReadAllBytes(TorchLibrary.Loadable(Current()));
        File.Delete(library);
        File.WriteAllBytes(library, bytes);
    }

    private bool NeedsCopy() => TorchLibrary.Loadable(Current()).StartsWith(folder.Root, StringComparison.Ordinal);

    private NativeEnvironment Current() => NativeEnvironment.Current() with { CacheFolders = [folder["made"]] };

    private Dictionary<string, string> WithCache() => new() { ["XDG_CACHE_HOME"] = Cache };
}
