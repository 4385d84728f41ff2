using TorchSharp;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Checkpoints.Tests;

/// <summary>
/// What is copied is what torch's own transpose, unflatten and narrow give, for places of every kind, types and sizes drawn at
/// random.
/// </summary>
public sealed class PieceTests
{
    private static readonly torch.ScalarType[] Types =
    [
        torch.ScalarType.Float32,
        torch.ScalarType.BFloat16,
        torch.ScalarType.Float16,
        torch.ScalarType.Float64,
    ];

    [Fact]
    public void Each_place_is_what_torch_gives()
    {
        var random = new Random(RandomTests.Seed);
        torch.manual_seed(RandomTests.Seed);
        for (var at = 0; at < RandomTests.Count(usual: 300, full: 5000); at++)
        {
            using var scope = torch.NewDisposeScope();
            using var off = torch.no_grad();
            var (stored, type) = (Types[random.Next(Types.Length)], Types[random.Next(Types.Length)]);
            var (slot, fileShape, shape) = Drawn(random);
            var tensor = torch.randn(fileShape).to(stored);
            using var file = SafeTensorsFile.Open(WrittenFile.Write([WrittenFile.Entry.Of("a", tensor)]));
            var expected = StoredModel
                .Expected(new("a", shape, slot), _ => tensor)
                .to(torch.ScalarType.Float32)
                .to(type)
                .contiguous();
            if (stored == type)
            {
                expected = StoredModel.Expected(new("a", shape, slot), _ => tensor).contiguous();
            }

            var actual = torch.zeros(shape, type);
            Copy(Piece.Of(new PlainValues(file, file.Tensors[0]), slot, 0), actual, random.Next(1, 200));
            Assert.True(
                expected.bytes.SequenceEqual(actual.bytes),
                $"{slot} of [{string.Join(", ", fileShape)}], {stored} to {type}. {RandomTests.Again}"
            );
        }
    }

    [Fact]
    public void Blocks_of_four_bits_are_their_numbers_times_their_power_the_other_way_round()
    {
        var random = new Random(RandomTests.Seed);
        var (blocks, scales) = (new byte[2 * 3 * 4 * 16], new byte[2 * 3 * 4]);
        random.NextBytes(blocks);
        random.NextBytes(scales);
        scales.AsSpan().Replace((byte)255, (byte)254);
        var path = WrittenFile.Write([
            new("a_blocks", "U8", [2, 3, 4, 16], blocks),
            new("a_scales", "U8", [2, 3, 4], scales),
        ]);
        using var files = CheckpointFiles.Open(path);
        var values = StoredCheckpoint.Of(files)["a"];
        Assert.Equal([2, 3, 128], values.Shape);
        Assert.True(values.IsTurned);

        double[] sizes = [0, 0.5, 1, 1.5, 2, 3, 4, 6];
        using var actual = torch.zeros([2, 128, 3], torch.ScalarType.Float64);
        Copy(Piece.Of(values, new("a"), 0), actual, 50);
        for (var (expert, row) = (0, 0); expert < 2; (expert, row) = row == 2 ? (expert + 1, 0) : (expert, row + 1))
        {
            for (var column = 0; column < 128; column++)
            {
                var pair = blocks[((expert * 3 + row) * 4 + column / 32) * 16 + column % 32 / 2];
                var bits = column % 2 == 0 ? pair & 15 : pair >> 4;
                var size = sizes[bits & 7] * Math.Pow(2, scales[(expert * 3 + row) * 4 + column / 32] - 127);
                Assert.Equal((float)(bits < 8 ? size : -size), actual[expert, column, row].item<double>());
            }
        }
    }

    [Fact]
    public void Numbers_of_8_bits_are_multiplied_by_the_scale_of_their_block()
    {
        var random = new Random(RandomTests.Seed);
        const int Rows = 130;
        const int Columns = 300;
        var bits = new byte[Rows * Columns];
        for (var at = 0; at < bits.Length; at++)
        {
            bits[at] = (byte)(random.Next(127) | (random.Next(2) << 7));
        }

        using var scales = torch.rand(2, 3);
        var path = WrittenFile.Write([
            new("a.weight", "F8_E4M3", [Rows, Columns], bits),
            WrittenFile.Entry.Of("a.weight_scale_inv", scales),
        ]);
        using var files = CheckpointFiles.Open(path);
        var stored = StoredCheckpoint.Of(files);
        var values = Assert.Single(stored).Value;

        var plain = new float[bits.Length];
        unsafe
        {
            fixed (byte* first = bits)
            {
                Numbers.ToSingle(first, StoredType.F8_E4M3, 0, plain);
            }
        }

        using var wide = scales
            .repeat_interleave(128, 0)
            .narrow(0, 0, Rows)
            .repeat_interleave(128, 1)
            .narrow(1, 0, Columns);
        using var expected = torch.tensor(plain, [Rows, Columns]) * wide;
        using var actual = torch.zeros(Rows, Columns);
        Copy(Piece.Of(values, new("a.weight"), 0), actual, 1000);
        Assert.True(expected.bytes.SequenceEqual(actual.bytes));

        using var turned = torch.zeros(Columns, Rows);
        Copy(Piece.Of(values, new("a.weight", Transposed: true), 0), turned, 1000);
        Assert.True(expected.t().contiguous().bytes.SequenceEqual(turned.bytes));
    }

    [Theory]
    [InlineData("F8_E4M3", 2, 2, "a_scale_inv is [2, 2], and blocks of 128 by 128 of [4, 4] need [1, 1]")]
    [InlineData("U8", 1, 1, "a_scale_inv is F32 and scales U8")]
    public void Scales_that_do_not_fit_are_refused(string type, long rows, long columns, string problem)
    {
        var path = WrittenFile.Write([
            new("a", type, [4, 4], new byte[16]),
            new("a_scale_inv", "F32", [rows, columns], new byte[rows * columns * 4]),
        ]);
        var refused = Assert.Throws<CheckpointException>(() => CheckpointFolder.Open(path));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_that_do_not_fit_their_scales_are_refused()
    {
        var path = WrittenFile.Write([
            new("a_blocks", "U8", [2, 3, 1, 8], new byte[48]),
            new("a_scales", "U8", [2, 3, 1], new byte[6]),
        ]);
        var refused = Assert.Throws<CheckpointException>(() => CheckpointFolder.Open(path));
        Assert.Contains("MXFP4 has a scale for each row of 16 bytes", refused.Message, StringComparison.Ordinal);
    }

    private static unsafe void Copy(Piece piece, torch.Tensor into, long share)
    {
        fixed (byte* memory = into.bytes)
        {
            foreach (var part in piece.Cut(share))
            {
                PieceCopy.Copy(part, memory, Numbers.StoredAs(into.dtype)!.Value);
            }
        }
    }

    private static (CheckpointSlot Slot, long[] FileShape, long[] Shape) Drawn(Random random)
    {
        long[] shape = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (long)random.Next(1, 90))];
        var turned = shape.Length > 1 && random.Next(2) == 0;
        CheckpointSlice? slice = null;
        var axis = random.Next(shape.Length);
        var whole = (long[])shape.Clone();
        if (random.Next(3) > 0)
        {
            long groups = random.Next(1, 5);
            long count = random.Next(1, 20);
            long start = random.Next(0, 4);
            slice = new(groups, start, count, start + count + random.Next(0, 4));
            shape[axis] = groups * count;
            whole[axis] = groups * slice.Of;
        }

        long[] fileShape = turned ? [.. whole[..^2], whole[^1], whole[^2]] : whole;
        return (new("a", turned, slice, slice is null ? 0 : axis), fileShape, shape);
    }
}
