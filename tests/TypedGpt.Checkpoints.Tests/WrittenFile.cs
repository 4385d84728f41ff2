using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TorchSharp;

namespace TypedGpt.Checkpoints.Tests;

/// <summary>Writes safetensors files, right ones and wrong ones.</summary>
internal static class WrittenFile
{
    private static readonly string Root = Directory.CreateTempSubdirectory("typedgpt-checkpoints-").FullName;

    static WrittenFile() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, recursive: true);

    /// <summary>A tensor to be written.</summary>
    public sealed record Entry(string Name, string Type, long[] Shape, byte[] Bytes)
    {
        public static Entry Of(string name, torch.Tensor tensor)
        {
            using var whole = tensor.detach().contiguous();
            return new(name, TypeName(tensor.dtype), tensor.shape, whole.bytes.ToArray());
        }

        private static string TypeName(torch.ScalarType type) =>
            type switch
            {
                torch.ScalarType.Float32 => "F32",
                torch.ScalarType.Float64 => "F64",
                torch.ScalarType.Float16 => "F16",
                torch.ScalarType.BFloat16 => "BF16",
                torch.ScalarType.Byte => "U8",
                _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No test writes it."),
            };
    }

    /// <summary>A file in a folder of its own, below the one of this process, which is deleted where the process ends by itself.</summary>
    public static string Write(IEnumerable<Entry> entries) => WriteBytes(Bytes([.. entries]));

    /// <summary>A file with these bytes.</summary>
    public static string WriteBytes(byte[] bytes)
    {
        var path = Path.Combine(NewFolder(), "model.safetensors");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A folder that nobody else has.</summary>
    public static string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(Root, Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>The file of these tensors.</summary>
    public static byte[] Bytes(IReadOnlyList<Entry> entries)
    {
        var header = new StringBuilder("""{"__metadata__":{"format":"pt"}""");
        var at = 0L;
        foreach (var entry in entries)
        {
            header.Append(
                CultureInfo.InvariantCulture,
                $$""","{{JsonEncodedText.Encode(entry.Name)}}":{"dtype":"{{entry.Type}}","shape":[{{string.Join(',', entry.Shape)}}],"data_offsets":[{{at}},{{at + entry.Bytes.Length}}]}"""
            );
            at += entry.Bytes.Length;
        }

        return Bytes(header.Append('}').ToString(), [.. entries.SelectMany(entry => entry.Bytes)]);
    }

    /// <summary>The file of this header and these values.</summary>
    public static byte[] Bytes(string header, byte[] values) => Bytes(Encoding.UTF8.GetBytes(header), values);

    /// <inheritdoc cref="Bytes(string, byte[])"/>
    public static byte[] Bytes(byte[] header, byte[] values)
    {
        var length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        return [.. length, .. header, .. values];
    }
}
