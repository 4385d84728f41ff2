using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using TorchSharp;

namespace TypedGpt.Benchmarks.Loading;

/// <summary>A checkpoint of noise with the names and shapes that a table of weights asks for.</summary>
internal static class SyntheticCheckpoint
{
    public static void Write(string path, IReadOnlyList<WeightInfo> weights, torch.ScalarType type)
    {
        var size = type == torch.ScalarType.Float32 ? sizeof(float) : sizeof(ushort);
        var header = new StringBuilder("{");
        var at = 0L;
        foreach (var (name, shape) in weights.Select(Stored).DistinctBy(tensor => tensor.Name))
        {
            var end = at + shape.Aggregate((long)size, (bytes, axis) => bytes * axis);
            header.Append(
                CultureInfo.InvariantCulture,
                $$"""{{(at == 0 ? "" : ",")}}"{{name}}":{"dtype":"{{(size == sizeof(float) ? "F32" : "BF16")}}","shape":[{{string.Join(',', shape)}}],"data_offsets":[{{at}},{{end}}]}"""
            );
            at = end;
        }

        // Values begin at a multiple of 8, as the format's own library has them.
        header.Append('}').Append(' ', 8 - header.Length % 8);
        var text = Encoding.UTF8.GetBytes(header.ToString());
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        using var file = File.Create(path);
        file.Write(length);
        file.Write(text);
        var noise = new byte[1 << 20];
        new Random(1).NextBytes(noise);
        for (var left = at; left > 0; left -= noise.Length)
        {
            file.Write(noise.AsSpan(0, (int)Math.Min(noise.Length, left)));
        }
    }

    private static (string Name, IReadOnlyList<long> Shape) Stored(WeightInfo weight)
    {
        if (weight.Checkpoint is not { } slot)
        {
            return (weight.Name, weight.Shape);
        }

        long[] shape = [.. weight.Shape];
        if (slot.Slice is { } slice)
        {
            shape[0] = slice.Groups * slice.Of;
        }

        return (slot.Name, slot.Transposed ? [.. shape.Reverse()] : shape);
    }
}
