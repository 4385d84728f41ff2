using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp;

namespace TypedGpt.TestSupport;

/// <summary>The tensors of a safetensors file: a length, a JSON header, and the values behind it.</summary>
public static class CheckpointFile
{
    /// <summary>Every tensor by its name.</summary>
    /// <exception cref="InvalidDataException">A tensor is neither of float32, bfloat16 nor of int64; bfloat16 is given as float32.</exception>
    public static IReadOnlyDictionary<string, torch.Tensor> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var header = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        using var json = JsonDocument.Parse(bytes.AsMemory(8, header));
        return json
            .RootElement.EnumerateObject()
            .Where(entry => entry.Name != "__metadata__")
            .ToDictionary(entry => entry.Name, entry => Tensor(entry.Value, bytes.AsSpan(8 + header)));
    }

    private static torch.Tensor Tensor(JsonElement entry, ReadOnlySpan<byte> data)
    {
        long[] Numbers(string name) =>
            [.. entry.GetProperty(name).EnumerateArray().Select(number => number.GetInt64())];
        var range = Numbers("data_offsets");
        var values = data[(int)range[0]..(int)range[1]];
        return entry.GetProperty("dtype").GetString() switch
        {
            "F32" => torch.tensor(MemoryMarshal.Cast<byte, float>(values).ToArray(), Numbers("shape")),
            "BF16" => torch.tensor(
                MemoryMarshal
                    .Cast<byte, ushort>(values)
                    .ToArray()
                    .Select(half => BitConverter.UInt32BitsToSingle((uint)half << 16))
                    .ToArray(),
                Numbers("shape")
            ),
            "I64" => torch.tensor(MemoryMarshal.Cast<byte, long>(values).ToArray(), Numbers("shape")),
            var other => throw new InvalidDataException($"{other} is no type of these files."),
        };
    }
}
