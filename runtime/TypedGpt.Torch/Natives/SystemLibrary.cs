using System.Runtime.InteropServices;

namespace TypedGpt.Torch.Natives;

/// <summary>Asks the system's own copy of a library what it provides.</summary>
internal static class SystemLibrary
{
    /// <summary>The symbol versions that the library the linker finds by <paramref name="name"/> defines.</summary>
    public static IReadOnlySet<string> Versions(string name)
    {
        if (!NativeLibrary.TryLoad(name, out _))
        {
            throw new NativeLoadException(
                $"{name} is missing on this system, and TorchSharp needs it. Install it: 'apt-get install libstdc++6' on Debian and Ubuntu, 'dnf install libstdc++' on Fedora and RHEL."
            );
        }

        var path = File.ReadLines("/proc/self/maps")
            .Select(line => line[(line.LastIndexOf(' ') + 1)..])
            .FirstOrDefault(mapped =>
                Path.GetFileName(mapped).StartsWith(name, StringComparison.Ordinal) || IsTarget(mapped, name)
            );
        return path is null ? new HashSet<string>() : ElfFile.Read(path).DefinedVersions();
    }

    /// <summary>Whether a mapped file is what a link of that name beside it leads to.</summary>
    private static bool IsTarget(string mapped, string name)
    {
        if (!mapped.StartsWith('/'))
        {
            return false;
        }

        var link = new FileInfo(Path.Combine(Path.GetDirectoryName(mapped)!, name));
        return link.Exists && link.ResolveLinkTarget(returnFinalTarget: true)?.FullName == mapped;
    }
}
