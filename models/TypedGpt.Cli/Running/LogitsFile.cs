using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;

namespace TypedGpt.Cli.Running;

/// <summary>Logits as a safetensors file with one tensor: the length of a JSON header, the header, the numbers.</summary>
internal static class LogitsFile
{
    /// <summary>Writes logits [1, Seq, Vocab] as float32, whole or not at all.</summary>
    /// <exception cref="UserError">The file cannot be written.</exception>
    public static void Write(string path, torch.Tensor logits)
    {
        var beside = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var file = File.Create(beside))
            {
                Write(file, logits);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            throw new UserError($"cannot write {path}: {error.Message}");
        }
    }

    private static void Write(Stream file, torch.Tensor logits)
    {
        var (positions, vocabulary) = (logits.size(1), logits.size(2));
        var header =
            $$$"""{"logits":{"dtype":"F32","shape":[1,{{{positions}}},{{{vocabulary}}}],"data_offsets":[0,{{{positions * vocabulary * sizeof(float)}}}]}}""";

        // The format wants the numbers at a multiple of 8 bytes, and spaces are part of the header.
        var text = Encoding.ASCII.GetBytes(header.PadRight((header.Length + 7) / 8 * 8));
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        file.Write(length);
        file.Write(text);
        for (var position = 0L; position < positions; position++)
        {
            using var scope = torch.NewDisposeScope();
            file.Write(MemoryMarshal.AsBytes(Row(logits, position).AsSpan()));
        }
    }

    /// <summary>The logits of one position, [Vocab], as float32 on this machine.</summary>
    public static float[] Row(torch.Tensor logits, long position)
    {
        using var scope = torch.NewDisposeScope();
        return logits[0, position].to(torch.ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
    }
}
