using System.Buffers.Binary;
using System.Text;

namespace TypedGpt.Torch.Natives;

/// <summary>
/// A 64-bit little-endian ELF shared library, as far as symbol versions go (System V gABI chapter 4, and the LSB's
/// "Symbol Versioning"). Every offset of the file is checked before it is used.
/// </summary>
internal sealed class ElfFile
{
    private const uint SymbolTable = 11;
    private const uint Relocations = 4;
    private const uint VersionsOfSymbols = 0x6fffffff;
    private const uint VersionsNeeded = 0x6ffffffe;
    private const uint VersionsDefined = 0x6ffffffd;
    private const ushort BaseDefinition = 1;
    private const ushort WeakFlag = 2;
    private const int HeaderSize = 64;

    private readonly string path;
    private readonly byte[] bytes;
    private readonly List<Section> sections = [];

    private ElfFile(string path, byte[] bytes)
    {
        this.path = path;
        this.bytes = bytes;
        if (bytes.Length < HeaderSize || !bytes.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8))
        {
            throw Damaged("it is no 64-bit ELF library");
        }
    }

    private sealed record Section(uint Type, long Offset, long Size, uint Link);

    /// <summary>A version of another library's that this one asks for.</summary>
    /// <param name="Library">The other library, such as libstdc++.so.6.</param>
    /// <param name="Version">The version, such as GLIBCXX_3.4.32.</param>
    /// <param name="Index">The number that symbols of this version carry.</param>
    /// <param name="FlagsOffset">Where in the file the entry's flags are.</param>
    public sealed record NeededVersion(string Library, string Version, ushort Index, long FlagsOffset);

    public static ElfFile Read(string path)
    {
        try
        {
            var file = new ElfFile(path, File.ReadAllBytes(path));
            file.CheckEnd(file.bytes.Length);
            file.sections.AddRange(
                Enumerable.Range(0, file.Half(60)).Select(at => file.SectionAt(file.Long(40) + (at * file.Half(58))))
            );
            return file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NativeLoadException($"{path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>
    /// Refuses a file that ends before its last table, from its first bytes alone. The linker maps such a file without
    /// looking, and the process dies where it touches what is not there.
    /// </summary>
    /// <exception cref="NativeLoadException">It is cut short, or is no library.</exception>
    public static void CheckWhole(string path)
    {
        using var file = File.OpenRead(path);
        var header = new byte[HeaderSize];
        var elf = new ElfFile(path, header[..file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false)]);
        elf.CheckEnd(file.Length);
    }

    /// <summary>What the linker has to find before it loads this library; weak wishes are none.</summary>
    public IReadOnlyList<NeededVersion> NeededVersions()
    {
        var found = new List<NeededVersion>();
        foreach (var section in sections.Where(section => section.Type == VersionsNeeded))
        {
            var names = Linked(section);
            foreach (var library in Chain(section.Offset, nextAt: 12))
            {
                found.AddRange(
                    Chain(library + Word(library + 8), nextAt: 12)
                        .Where(entry => (Half(entry + 4) & WeakFlag) == 0)
                        .Select(entry => new NeededVersion(
                            Text(names, Word(library + 4)),
                            Text(names, Word(entry + 8)),
                            Half(entry + 6),
                            entry + 4
                        ))
                );
            }
        }

        return found;
    }

    /// <summary>The versions that this library defines.</summary>
    public IReadOnlySet<string> DefinedVersions()
    {
        var found = new HashSet<string>();
        foreach (var section in sections.Where(section => section.Type == VersionsDefined))
        {
            var names = Linked(section);
            foreach (
                var entry in Chain(section.Offset, nextAt: 16).Where(entry => (Half(entry + 2) & BaseDefinition) == 0)
            )
            {
                found.Add(Text(names, Word(entry + Word(entry + 12))));
            }
        }

        return found;
    }

    /// <summary>The symbols of a needed version that a relocation refers to: without them the library cannot work.</summary>
    public IReadOnlyList<string> UsedSymbols(NeededVersion version)
    {
        var symbols =
            sections.Find(section => section.Type == SymbolTable) ?? throw Damaged("it has no dynamic symbols");
        var versions =
            sections.Find(section => section.Type == VersionsOfSymbols)
            ?? throw Damaged("its symbols have no versions");
        var names = Linked(symbols);
        var used = new HashSet<uint>();
        foreach (var section in sections.Where(section => section.Type == Relocations))
        {
            for (var at = section.Offset; at < section.Offset + section.Size; at += 24)
            {
                used.Add((uint)(Long(at + 8) >> 32));
            }
        }

        return
        [
            .. used.Where(symbol => (Half(versions.Offset + (2L * symbol)) & 0x7fff) == version.Index)
                .Select(symbol => Text(names, Word(symbols.Offset + (24L * symbol)))),
        ];
    }

    /// <summary>The file's bytes with these versions marked as weak: wanted, but not a reason to refuse the library.</summary>
    public byte[] Relaxed(IEnumerable<NeededVersion> versions)
    {
        var copy = (byte[])bytes.Clone();
        foreach (var version in versions)
        {
            var flags = copy.AsSpan((int)version.FlagsOffset, 2);
            BinaryPrimitives.WriteUInt16LittleEndian(
                flags,
                (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(flags) | WeakFlag)
            );
        }

        return copy;
    }

    /// <summary>The offsets of entries each of which says how far the next one is, 0 at the last.</summary>
    private IEnumerable<long> Chain(long first, long nextAt)
    {
        for (var at = first; ; )
        {
            yield return at;
            var step = Word(at + nextAt);
            if (step == 0)
            {
                yield break;
            }

            at += step;
        }
    }

    private Section SectionAt(long at) => new(Word(at + 4), Long(at + 24), Long(at + 32), Word(at + 40));

    private Section Linked(Section section) =>
        section.Link < sections.Count ? sections[(int)section.Link] : throw Damaged("a section links to none");

    private string Text(Section names, long at)
    {
        var start = names.Offset + at;
        var rest = Span(start, Math.Max(1, names.Size - at));
        var end = rest.IndexOf((byte)0);
        return end >= 0 ? Encoding.ASCII.GetString(rest[..end]) : throw Damaged("a name does not end");
    }

    /// <summary>The table of sections is the last thing in a file that a linker wrote.</summary>
    private void CheckEnd(long length)
    {
        var table = Long(40);
        if (table < 0 || table > length - (Half(60) * Half(58)))
        {
            throw Damaged("it ends too early");
        }
    }

    private ushort Half(long at) => BinaryPrimitives.ReadUInt16LittleEndian(Span(at, 2));

    private uint Word(long at) => BinaryPrimitives.ReadUInt32LittleEndian(Span(at, 4));

    private long Long(long at) => BinaryPrimitives.ReadInt64LittleEndian(Span(at, 8));

    private ReadOnlySpan<byte> Span(long at, long length) =>
        at >= 0 && length <= int.MaxValue && at <= bytes.Length - length
            ? bytes.AsSpan((int)at, (int)length)
            : throw Damaged("it ends too early");

    private NativeLoadException Damaged(string how) =>
        new($"{path} is damaged: {how}. Delete it and run 'dotnet restore --force' and a build to get it anew.");
}
