using System.Text;

namespace TypedGpt.Checkpoints.Tests.Gguf;

/// <summary>Writes GGUF files, right ones and wrong ones.</summary>
internal sealed class WrittenGguf
{
    private readonly MemoryStream keys = new();
    private readonly MemoryStream tensors = new();
    private readonly MemoryStream values = new();
    private ulong keyCount;
    private ulong tensorCount;

    /// <summary>The version.</summary>
    public uint Version { get; init; } = 3;

    /// <summary>What tensors begin at multiples of.</summary>
    public int Alignment { get; init; } = 32;

    /// <summary>A key with a value of a kind by its bytes.</summary>
    public WrittenGguf Key(string name, uint kind, params byte[] value)
    {
        using var writer = new BinaryWriter(keys, Encoding.UTF8, leaveOpen: true);
        writer.Write(Text(name));
        writer.Write(kind);
        writer.Write(value);
        keyCount++;
        return this;
    }

    /// <summary>A key with a text.</summary>
    public WrittenGguf Key(string name, string value) => Key(name, 8, Text(value));

    /// <summary>A key with a number of 32 bits.</summary>
    public WrittenGguf Key(string name, uint value) => Key(name, 4, BitConverter.GetBytes(value));

    /// <summary>A key with a float32.</summary>
    public WrittenGguf Key(string name, float value) => Key(name, 6, BitConverter.GetBytes(value));

    /// <summary>A tensor, axes slowest first, behind those before it.</summary>
    public WrittenGguf Tensor(string name, uint type, long[] shape, byte[] bytes)
    {
        values.Write(new byte[(Alignment - values.Length % Alignment) % Alignment]);
        Place(name, type, shape, (ulong)values.Length);
        values.Write(bytes);
        return this;
    }

    /// <summary>What the header says of a tensor, and nothing else.</summary>
    public WrittenGguf Place(string name, uint type, long[] shape, ulong start)
    {
        using var writer = new BinaryWriter(tensors, Encoding.UTF8, leaveOpen: true);
        writer.Write(Text(name));
        writer.Write((uint)shape.Length);
        foreach (var size in shape.Reverse())
        {
            writer.Write(size);
        }

        writer.Write(type);
        writer.Write(start);
        tensorCount++;
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] Bytes()
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("GGUF"u8);
        writer.Write(Version);
        writer.Write(tensorCount);
        writer.Write(keyCount);
        writer.Write(keys.ToArray());
        writer.Write(tensors.ToArray());
        writer.Write(new byte[(Alignment - file.Length % Alignment) % Alignment]);
        writer.Write(values.ToArray());
        return file.ToArray();
    }

    /// <summary>The file in a folder of its own.</summary>
    public string Write() => Write(Bytes());

    /// <summary>A file with these bytes.</summary>
    public static string Write(byte[] bytes)
    {
        var path = Path.Combine(WrittenFile.NewFolder(), "model.gguf");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [.. BitConverter.GetBytes((ulong)bytes.Length), .. bytes];
    }
}
