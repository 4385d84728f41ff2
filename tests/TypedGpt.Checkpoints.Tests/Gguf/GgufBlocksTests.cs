using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Checkpoints.Tests.Gguf;

/// <summary>
/// Blocks of every quantized type, drawn at random, against the definition of each: value by value from its bits, in float64,
/// rounded where ggml rounds.
/// </summary>
public sealed class GgufBlocksTests
{
    private static readonly int[] Nonlinear =
    [
        -127,
        -104,
        -83,
        -65,
        -49,
        -35,
        -22,
        -10,
        1,
        13,
        25,
        38,
        53,
        69,
        89,
        113,
    ];

    private static readonly double[] Fours = [0, 0.5, 1, 1.5, 2, 3, 4, 6, 0, -0.5, -1, -1.5, -2, -3, -4, -6];

    public static TheoryData<string> Types =>
        [.. Enum.GetValues<GgufType>().Where(type => type.Block() is { Values: > 1 }).Select(type => type.ToString())];

    [Theory]
    [MemberData(nameof(Types))]
    public unsafe void Blocks_are_the_numbers_of_their_definition(string name)
    {
        var type = Enum.Parse<GgufType>(name);
        var (values, size) = type.Block()!.Value;
        var random = new Random(RandomTests.Seed);
        const int Blocks = 50;
        var bytes = new byte[Blocks * size];
        random.NextBytes(bytes);
        for (var block = 0; block < Blocks; block++)
        {
            // Scales that are numbers: random bits would be infinite now and then.
            foreach (var at in Scales(type, size))
            {
                BitConverter.GetBytes((Half)(random.NextDouble() - 0.5)).CopyTo(bytes, block * size + at);
            }
        }

        var actual = new float[Blocks * values];
        fixed (byte* first = bytes)
        fixed (float* into = actual)
        {
            GgufBlocks.Widen(type, first, Blocks, into);
        }

        for (var at = 0; at < actual.Length; at++)
        {
            var expected = Expected(type, bytes.AsSpan(at / values * size, size), at % values);
            Assert.True(expected.Equals(actual[at]), $"{type} {at}: {expected} and {actual[at]}. {RandomTests.Again}");
        }
    }

    [Fact]
    public void A_part_of_several_blocks_is_that_part()
    {
        var bytes = new byte[54];
        new Random(5).NextBytes(bytes);
        foreach (var at in new[] { 1, 19, 37 })
        {
            bytes[at] = 0x30;
        }

        using var file = GgufFile.Open(
            new WrittenGguf().Key("general.architecture", "llama").Tensor("a", 2, [96], bytes).Write()
        );
        using var reader = GgufNames.ValuesOf(file, file.Header.Tensors[0]).Open();
        var whole = new float[96];
        reader.Read(0, whole);
        for (var start = 0; start < 96; start++)
        {
            for (var count = 1; count <= 96 - start; count++)
            {
                var part = new float[count];
                reader.Read(start, part);
                Assert.Equal(whole[start..(start + count)], part);
            }
        }
    }

    private static int[] Scales(GgufType type, int size) =>
        type switch
        {
            GgufType.MXFP4 => [],
            GgufType.Q4_1 or GgufType.Q5_1 or GgufType.Q4_K or GgufType.Q5_K => [0, 2],
            GgufType.Q2_K => [80, 82],
            GgufType.Q3_K or GgufType.Q6_K => [size - 2],
            _ => [0],
        };

    private static float Expected(GgufType type, ReadOnlySpan<byte> block, int at)
    {
        switch (type)
        {
            case GgufType.Q4_0:
                return (float)(Half(block, 0) * (Nibble(block[2..], at) - 8));
            case GgufType.Q4_1:
                return (float)(Half(block, 0) * Nibble(block[4..], at) + Half(block, 2));
            case GgufType.Q5_0:
                return (float)(Half(block, 0) * ((Nibble(block[6..], at) | (Bit(block[2..], at) << 4)) - 16));
            case GgufType.Q5_1:
                return (float)(Half(block, 0) * (Nibble(block[8..], at) | (Bit(block[4..], at) << 4)) + Half(block, 2));
            case GgufType.Q8_0:
                return (float)(Half(block, 0) * (sbyte)block[2 + at]);
            case GgufType.IQ4_NL:
                return (float)(Half(block, 0) * Nonlinear[Nibble(block[2..], at)]);
            case GgufType.MXFP4:
                return (float)(Math.Pow(2, block[0] - 127) * Fours[Nibble(block[1..], at)]);
            case GgufType.Q2_K:
            {
                var scales = block[at / 16];
                var number = (block[16 + at / 128 * 32 + at % 32] >> (at % 128 / 32 * 2)) & 3;
                return (float)(Half(block, 80) * (scales & 15) * number - Half(block, 82) * (scales >> 4));
            }
            case GgufType.Q3_K:
            {
                var number = (block[32 + at / 128 * 32 + at % 32] >> (at % 128 / 32 * 2)) & 3;
                number |= ((block[at % 32] >> (at / 32)) & 1) << 2;
                var part = at / 16;
                var scale = Nibble(block[96..104], part, 8) | (((block[104 + part % 4] >> (part / 4 * 2)) & 3) << 4);
                return (float)((float)(Half(block, 108) * (scale - 32)) * (double)(number - 4));
            }
            case GgufType.Q4_K or GgufType.Q5_K:
            {
                var part = at / 32;
                var six = block[4..16];
                var (scale, least) =
                    part < 4
                        ? (six[part] & 63, six[part + 4] & 63)
                        : ((six[part + 4] & 15) + six[part - 4] / 64 * 16, six[part + 4] / 16 + six[part] / 64 * 16);
                var pairs = type == GgufType.Q4_K ? block[16..] : block[48..];
                var number = Nibble(pairs[(at / 64 * 32)..], at % 64, 32);
                if (type == GgufType.Q5_K)
                {
                    number |= ((block[16 + at % 32] >> part) & 1) << 4;
                }

                return (float)(Half(block, 0) * scale * number - Half(block, 2) * least);
            }
            case GgufType.Q6_K:
            {
                var low = Nibble(block[(at / 128 * 64)..], at % 128, 64);
                var high = (block[128 + at / 128 * 32 + at % 32] >> (at % 128 / 32 * 2)) & 3;
                var scale = (float)(Half(block, 208) * (sbyte)block[192 + at / 16]);
                return (float)(scale * (double)((low | (high << 4)) - 32));
            }
            case GgufType.IQ4_XS:
            {
                var part = at / 32;
                var high = (BitConverter.ToUInt16(block[2..4]) >> (2 * part)) & 3;
                var scale = ((block[4 + part / 2] >> (4 * (part % 2))) & 15) | (high << 4);
                var number = Nonlinear[Nibble(block[(8 + part * 16)..], at % 32)];
                return (float)((float)(Half(block, 0) * (scale - 32)) * (double)number);
            }
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "It has no blocks.");
        }
    }

    private static double Half(ReadOnlySpan<byte> block, int at) => (double)BitConverter.ToHalf(block[at..]);

    /// <summary>Lower halves of so many bytes come first, then their upper ones.</summary>
    private static int Nibble(ReadOnlySpan<byte> pairs, int at, int bytes = 16) =>
        at < bytes ? pairs[at] & 15 : pairs[at - bytes] >> 4;

    private static int Bit(ReadOnlySpan<byte> bits, int at) => (bits[at / 8] >> (at % 8)) & 1;
}
