using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TypedGpt.Torch;

/// <summary>Reads the front of a GGUF file value by value. Nothing is allocated that the rest of the file could not fill.</summary>
internal sealed class GgufCursor(SafeFileHandle handle, long fileBytes)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly byte[] buffer = new byte[1 << 16];
    private int used;
    private int filled;

    /// <summary>The number of the next byte.</summary>
    public long Position { get; private set; }

    /// <summary>How many bytes follow.</summary>
    public long Left => fileBytes - Position;

    /// <summary>The next byte.</summary>
    public byte Byte() => Next(1)[0];

    /// <summary>The next two bytes.</summary>
    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Next(2));

    /// <summary>The next four bytes.</summary>
    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Next(4));

    /// <summary>The next eight bytes.</summary>
    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Next(8));

    /// <summary>A text behind its length.</summary>
    /// <param name="longest">How many bytes it may have.</param>
    /// <param name="what">What it is, for messages.</param>
    public string Name(int longest, string what)
    {
        var length = UInt64();
        Require(length, what);
        return length <= (ulong)longest
            ? Text((int)length, what)
            : throw new CheckpointException($"{what} has {length} bytes, and {longest} are allowed");
    }

    /// <summary>A text of so many bytes, which follow.</summary>
    public string Text(int length, string what)
    {
        var bytes = new byte[length];
        var at = 0;
        while (at < bytes.Length)
        {
            var part = Next(Math.Min(bytes.Length - at, buffer.Length));
            part.CopyTo(bytes.AsSpan(at));
            at += part.Length;
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new CheckpointException($"{what} is not UTF-8", wrong);
        }
    }

    /// <summary>Passes over bytes.</summary>
    public void Skip(ulong bytes, string what)
    {
        Require(bytes, what);
        if (bytes <= (ulong)(filled - used))
        {
            used += (int)bytes;
        }
        else
        {
            (used, filled) = (0, 0);
        }

        Position += (long)bytes;
    }

    /// <summary>Demands that so many bytes follow.</summary>
    public void Require(ulong bytes, string what)
    {
        if (bytes > (ulong)Left)
        {
            throw new CheckpointException(
                $"{what} is said to have {bytes} bytes, and {Left} follow: the file is truncated or damaged"
            );
        }
    }

    private ReadOnlySpan<byte> Next(int count)
    {
        if (count > filled - used)
        {
            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
            used = 0;
            while (filled < count)
            {
                var read = RandomAccess.Read(handle, buffer.AsSpan(filled), Position + filled);
                if (read == 0)
                {
                    throw new CheckpointException(
                        $"the file ends at byte {Position + filled}, in the middle of its header"
                    );
                }

                filled += read;
            }
        }

        used += count;
        Position += count;
        return buffer.AsSpan(used - count, count);
    }
}
