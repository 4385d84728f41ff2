namespace TypedGpt.Torch;

/// <summary>
/// 8-bit numbers with one scale for each block of 128 by 128, as DeepSeek-V3's checkpoint has them: <c>NAME.weight</c> and
/// <c>NAME.weight_scale_inv</c>, by which a stored number is multiplied.
/// </summary>
internal sealed class BlockScaledValues(
    SafeTensorsFile file,
    StoredTensor tensor,
    SafeTensorsFile scaleFile,
    StoredTensor scales
) : StoredValues(file, tensor, tensor.Shape)
{
    /// <summary>What follows the name of the weight.</summary>
    public const string Suffix = "_scale_inv";

    private const int Block = 128;

    /// <summary>What is wrong with the scales; null if nothing is.</summary>
    public static string? Problem(StoredTensor tensor, StoredTensor scales)
    {
        if (tensor.Type != StoredType.F8_E4M3 || !scales.Type.IsWeight())
        {
            return $"{Quoted.Name(scales.Name)} is {scales.Type} and scales {tensor.Type}: only numbers of {StoredType.F8_E4M3} with float scales are read so";
        }

        long[] wanted = [.. tensor.Shape.Select(size => (size + Block - 1) / Block)];
        return tensor.Shape.Length == 2 && scales.Shape.SequenceEqual(wanted)
            ? null
            : $"{Quoted.Name(scales.Name)} is {Quoted.Shape(scales.Shape)}, and blocks of {Block} by {Block} of {Quoted.Shape(tensor.Shape)} need {Quoted.Shape(wanted)}";
    }

    /// <inheritdoc />
    public override ValueReader Open() =>
        new Reader(File.Map(Tensor), scaleFile.Map(scales), scales.Type, Tensor.Shape[1], scales.Shape[1]);

    private sealed unsafe class Reader(
        MappedValues values,
        MappedValues scales,
        StoredType scaleType,
        long width,
        long scaleWidth
    ) : ValueReader
    {
        public override void Read(long start, Span<float> into)
        {
            Numbers.ToSingle(values.First, StoredType.F8_E4M3, start, into);
            Span<float> scale = stackalloc float[1];
            while (into.Length > 0)
            {
                var (row, column) = (start / width, start % width);
                var count = (int)Math.Min(into.Length, Math.Min(Block - column % Block, width - column));
                Numbers.ToSingle(scales.First, scaleType, row / Block * scaleWidth + column / Block, scale);
                foreach (ref var value in into[..count])
                {
                    value *= scale[0];
                }

                into = into[count..];
                start += count;
            }
        }

        public override void Dispose()
        {
            values.Dispose();
            scales.Dispose();
        }
    }
}
