using TypedGpt.Torch.Natives;

namespace TypedGpt.Torch.Tests.Natives;

/// <summary>Which file is loaded on which system, on TorchSharp's real library and systems made up for it.</summary>
public sealed class TorchLibraryTests : IDisposable
{
    private const string FileName = "libLibTorchSharp.so";
    private const string Newest = "GLIBCXX_3.4.32";

    private static readonly string Source = NativeEnvironment.Current().Find(FileName)!;

    private static readonly IReadOnlySet<string> Asked = ElfFile
        .Read(Source)
        .NeededVersions()
        .Where(version => version.Library == "libstdc++.so.6")
        .Select(version => version.Version)
        .ToHashSet();

    private readonly TemporaryFolder folder = new();
    private readonly List<string> loaded = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_healthy_system_loads_the_file_of_the_package_and_writes_nothing()
    {
        TorchLibrary.Load(On(Asked));

        Assert.Equal(Source, loaded[^1]);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void What_it_depends_on_is_loaded_before_it()
    {
        TorchLibrary.Load(On(Asked));

        Assert.Equal(
            ["libc10.so", "libtorch_cpu.so", "libtorch.so", FileName],
            loaded.Select(path => Path.GetFileName(path))
        );
    }

    [Fact]
    public void An_old_standard_library_loads_a_copy_that_no_longer_insists_on_the_version_it_lacks()
    {
        TorchLibrary.Load(On(Old()));

        var copy = loaded[^1];
        Assert.StartsWith(folder.Root, copy, StringComparison.Ordinal);
        var (before, after) = (File.ReadAllBytes(Source), File.ReadAllBytes(copy));
        Assert.Equal(before.Length, after.Length);
        var changed = Assert.Single(Enumerable.Range(0, before.Length), at => before[at] != after[at]);
        Assert.Equal(before[changed] | 2, after[changed]);
    }

    [Fact]
    public void The_second_time_the_copy_is_there_and_stays_untouched()
    {
        TorchLibrary.Load(On(Old()));
        var first = File.GetLastWriteTimeUtc(loaded[^1]);
        TorchLibrary.Load(On(Old()));

        Assert.Equal(first, File.GetLastWriteTimeUtc(loaded[^1]));
    }

    [Fact]
    public void A_damaged_copy_is_written_anew()
    {
        TorchLibrary.Load(On(Old()));
        var (copy, whole) = (loaded[^1], File.ReadAllBytes(loaded[^1]));
        File.WriteAllBytes(copy, whole[..1000]);
        TorchLibrary.Load(On(Old()));

        Assert.Equal(copy, loaded[^1]);
        Assert.Equal(whole, File.ReadAllBytes(copy));
    }

    [Fact]
    public void Where_the_first_cache_cannot_be_written_the_second_is_used()
    {
        var environment = On(Old());
        TorchLibrary.Load(
            environment with
            {
                CacheFolders = [folder.Unwritable("locked"), .. environment.CacheFolders],
            }
        );

        Assert.StartsWith(folder["cache"], loaded[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_cache_can_be_written_both_are_named_with_the_way_out()
    {
        var caches = new[] { folder.Unwritable("one"), folder.Unwritable("two") };
        var error = Assert.Throws<NativeLoadException>(() =>
            TorchLibrary.Load(On(Old()) with { CacheFolders = caches })
        );

        Assert.Contains(caches[0], error.Message, StringComparison.Ordinal);
        Assert.Contains(caches[1], error.Message, StringComparison.Ordinal);
        Assert.Contains(
            $"{FileName} that this system can load ({new FileInfo(Source).Length} bytes)",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("XDG_CACHE_HOME", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(loaded, path => Path.GetFileName(path) == FileName);
    }

    [Fact]
    public void A_version_that_is_really_used_is_no_wish_to_be_relaxed()
    {
        var error = Assert.Throws<NativeLoadException>(() => TorchLibrary.Load(On(new HashSet<string>())));

        Assert.StartsWith($"{Source} needs _Z", error.Message, StringComparison.Ordinal);
        Assert.Contains("which this system's libstdc++.so.6 lacks", error.Message, StringComparison.Ordinal);
        Assert.Contains("Debian 13, Ubuntu 24.04, RHEL 10", error.Message, StringComparison.Ordinal);
        Assert.Empty(loaded);
    }

    [Fact]
    public void A_missing_file_is_named_with_the_folders_and_the_package()
    {
        var empty = folder.Folder("empty");
        var error = Assert.Throws<NativeLoadException>(() =>
            TorchLibrary.Load(On(Old()) with { SearchFolders = [empty] })
        );

        Assert.Equal(
            $"{FileName} is in none of the folders that are searched for it: {empty}. Reference the package TorchSharp-cpu in the project that is run, and build it for linux-x64.",
            error.Message
        );
    }

    [Fact]
    public void Whoever_else_may_know_where_the_library_is_gets_to_answer()
    {
        var natives = folder.Folder("natives");
        var elsewhere = On(Old()) with { SearchFolders = [natives] };
        Assert.Equal(0, NativeLibraries.Resolve(elsewhere, TorchLibrary.Name));
        NativeLibraries.Prepare(elsewhere);
        File.Copy(Source, Path.Combine(natives, FileName));
        Assert.Equal(0, NativeLibraries.Resolve(elsewhere, TorchLibrary.Name));
        Assert.Equal(0, NativeLibraries.Resolve(On(Old()), "another"));
        Assert.Empty(loaded);
        Assert.Equal(1, NativeLibraries.Resolve(On(Old()), TorchLibrary.Name));
    }

    [Fact]
    public void Each_question_is_answered_anew_where_the_library_cannot_be_loaded()
    {
        var broken = On(new HashSet<string>());
        var first = Assert.Throws<NativeLoadException>(() => NativeLibraries.Prepare(broken));
        Assert.Equal(first.Message, Assert.Throws<NativeLoadException>(() => NativeLibraries.Prepare(broken)).Message);
    }

    [Fact]
    public void What_the_linker_says_of_a_dependency_reaches_the_user()
    {
        var environment = On(Old()) with
        {
            Load = path => throw new DllNotFoundException($"{path}: libgomp.so.1: cannot open shared object file."),
        };
        var error = Assert.Throws<NativeLoadException>(() => TorchLibrary.Load(environment));

        Assert.Contains("libc10.so is there but the linker refuses it: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("libgomp.so.1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_short_is_called_damaged_wherever_it_ends()
    {
        var whole = File.ReadAllBytes(Source);
        var natives = folder.Folder("natives");
        foreach (var length in (int[])[0, 1, 63, 64, 1000, whole.Length / 2, whole.Length - 1])
        {
            var path = Path.Combine(natives, FileName);
            File.WriteAllBytes(path, whole[..length]);
            var error = Assert.Throws<NativeLoadException>(() =>
                TorchLibrary.Load(On(Old()) with { SearchFolders = [natives] })
            );
            Assert.StartsWith($"{path} is damaged: ", error.Message, StringComparison.Ordinal);
            Assert.Contains("dotnet restore --force", error.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Bytes of the headers and tables that are read, changed at random: a clear error or a library, never a crash.</summary>
    [Fact]
    public void Damage_in_the_middle_ends_in_a_message_or_in_a_file_but_never_in_a_crash()
    {
        var whole = File.ReadAllBytes(Source);
        var random = new Random(7);
        var refused = 0;
        var natives = folder.Folder("natives");
        foreach (var dependency in (string[])["libc10.so", "libtorch_cpu.so", "libtorch.so"])
        {
            File.Copy(Source, Path.Combine(natives, dependency));
        }

        var sectionTable = (int)BitConverter.ToInt64(whole, 40);
        for (var round = 0; round < 150; round++)
        {
            var damaged = (byte[])whole.Clone();
            foreach (var at in (int[])[random.Next(64), sectionTable + random.Next(whole.Length - sectionTable)])
            {
                damaged[at] = (byte)random.Next(256);
            }

            File.WriteAllBytes(Path.Combine(natives, FileName), damaged);
            try
            {
                TorchLibrary.Load(On(Old()) with { SearchFolders = [natives] });
            }
            catch (NativeLoadException error)
            {
                Assert.Contains(natives, error.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, 1, 149);
    }

    [Fact]
    public void Files_cut_short_are_refused_before_the_linker_maps_them()
    {
        var natives = folder.Folder("natives");
        File.Copy(Source, Path.Combine(natives, FileName));
        File.WriteAllBytes(Path.Combine(natives, "libtorch.so"), new byte[10]);
        var error = Assert.Throws<NativeLoadException>(() =>
            TorchLibrary.Loadable(On(Asked) with { SearchFolders = [natives] })
        );
        Assert.StartsWith(
            $"{Path.Combine(natives, "libtorch.so")} is damaged: it is no 64-bit ELF library",
            error.Message,
            StringComparison.Ordinal
        );
    }

    private static HashSet<string> Old() => [.. Asked.Where(version => version != Newest)];

    private NativeEnvironment On(IReadOnlySet<string> provided) =>
        new([Path.GetDirectoryName(Source)!], [folder["cache"]], _ => provided, Loaded);

    private nint Loaded(string path)
    {
        loaded.Add(path);
        return 1;
    }
}
