namespace TypedGpt.Torch;

/// <summary>
/// 4-bit numbers in blocks of 32 with a power of two for each (the Open Compute Project's MXFP4), as gpt-oss has its
/// experts: <c>NAME_blocks</c> [.., rows, blocks, 16], two numbers a byte and the lower half first, and
/// <c>NAME_scales</c> [.., rows, blocks], exponents plus 127. The checkpoint means their transpose, [.., 32 blocks, rows].
/// </summary>
internal sealed class MicroscaledValues(
    SafeTensorsFile file,
    StoredTensor blocks,
    SafeTensorsFile scaleFile,
    StoredTensor scales
) : StoredValues(file, blocks, [.. scales.Shape[..^1], scales.Shape[^1] * Block])
{
    /// <summary>What follows the name on the numbers.</summary>
    public const string BlocksSuffix = "_blocks";

    /// <summary>What follows the name on their exponents.</summary>
    public const string ScalesSuffix = "_scales";

    private const int Block = 32;
    private const int Bias = 127;

    private static readonly float[] Fours = [0, 0.5f, 1, 1.5f, 2, 3, 4, 6, -0f, -0.5f, -1, -1.5f, -2, -3, -4, -6];

    /// <inheritdoc />
    public override bool IsTurned => true;

    /// <summary>What is wrong with the two; null if nothing is.</summary>
    public static string? Problem(StoredTensor blocks, StoredTensor scales) =>
        blocks.Type != StoredType.U8 || scales.Type != StoredType.U8
            ? $"{Quoted.Name(blocks.Name)} and its scales are {blocks.Type} and {scales.Type}, and MXFP4 has both in U8"
        : scales.Shape.Length < 2 || !blocks.Shape.SequenceEqual([.. scales.Shape, Block / 2])
            ? $"{Quoted.Name(scales.Name)} is {Quoted.Shape(scales.Shape)}, and {Quoted.Name(blocks.Name)} is {Quoted.Shape(blocks.Shape)}: MXFP4 has a scale for each row of {Block / 2} bytes"
        : null;

    /// <inheritdoc />
    public override ValueReader Open() => new Reader(File.Map(Tensor), scaleFile.Map(scales));

    private sealed unsafe class Reader(MappedValues blocks, MappedValues scales) : ValueReader
    {
        public override void Read(long start, Span<float> into)
        {
            for (var at = 0; at < into.Length; )
            {
                var scale = Numbers.Power(scales.First[(start + at) / Block] - Bias);
                var end = (int)Math.Min(into.Length, at + Block - (start + at) % Block);
                for (; at < end; at++)
                {
                    var pair = blocks.First[(start + at) / 2];
                    into[at] = Fours[((start + at) & 1) == 0 ? pair & 15 : pair >> 4] * scale;
                }
            }
        }

        public override void Dispose()
        {
            blocks.Dispose();
            scales.Dispose();
        }
    }
}
