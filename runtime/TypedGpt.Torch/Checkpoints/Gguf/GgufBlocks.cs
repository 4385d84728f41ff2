using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TypedGpt.Torch;

/// <summary>
/// Blocks of quantized values as float32, by the definitions of ggml (github.com/ggml-org/ggml, ggml-common.h). Sixteen
/// values are made at once; each is rounded once at most, so that they are the numbers that ggml makes of them.
/// </summary>
internal static unsafe class GgufBlocks
{
    private const int Run = 16;

    /// <summary>The sixteen values of IQ4_NL and IQ4_XS.</summary>
    private static readonly Vector128<sbyte> Nonlinear = Vector128.Create(
        (sbyte)-127,
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
        113
    );

    /// <summary>The sixteen values of MXFP4, twice as large.</summary>
    private static readonly Vector128<sbyte> Fours = Vector128.Create(
        (sbyte)0,
        1,
        2,
        3,
        4,
        6,
        8,
        12,
        0,
        -1,
        -2,
        -3,
        -4,
        -6,
        -8,
        -12
    );

    private static readonly Vector128<byte> Bits = Vector128.Create(
        (byte)1,
        2,
        4,
        8,
        16,
        32,
        64,
        128,
        1,
        2,
        4,
        8,
        16,
        32,
        64,
        128
    );

    private static readonly Vector128<byte> Low = Vector128.Create((byte)15);
    private static readonly Vector128<byte> Two = Vector128.Create((byte)3);
    private static readonly Vector128<byte> Fifth = Vector128.Create((byte)16);

    /// <summary>Writes the values of <paramref name="count"/> blocks.</summary>
    public static void Widen(GgufType type, byte* blocks, int count, float* into)
    {
        var (values, bytes) = type.Block()!.Value;
        for (var at = 0; at < count; at++, blocks += bytes, into += values)
        {
            switch (type)
            {
                case GgufType.Q4_0:
                    Q4_0(blocks, into);
                    break;
                case GgufType.Q4_1:
                    Q4_1(blocks, into);
                    break;
                case GgufType.Q5_0:
                    Q5_0(blocks, into);
                    break;
                case GgufType.Q5_1:
                    Q5_1(blocks, into);
                    break;
                case GgufType.Q8_0:
                    Write(Vector128.Load((sbyte*)blocks + 2), Half(blocks), into);
                    Write(Vector128.Load((sbyte*)blocks + 2 + Run), Half(blocks), into + Run);
                    break;
                case GgufType.Q2_K:
                    Q2_K(blocks, into);
                    break;
                case GgufType.Q3_K:
                    Q3_K(blocks, into);
                    break;
                case GgufType.Q4_K:
                    Q4_K(blocks, into);
                    break;
                case GgufType.Q5_K:
                    Q5_K(blocks, into);
                    break;
                case GgufType.Q6_K:
                    Q6_K(blocks, into);
                    break;
                case GgufType.IQ4_NL:
                    Looked(Nonlinear, blocks + 2, Half(blocks), into);
                    break;
                case GgufType.IQ4_XS:
                    IQ4_XS(blocks, into);
                    break;
                case GgufType.MXFP4:
                    Looked(Fours, blocks + 1, Numbers.Power(blocks[0] - 128), into);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(type), type, "It has no blocks.");
            }
        }
    }

    /// <summary>A scale, and 32 numbers of 4 bits less 8: the lower halves of 16 bytes, then the upper ones.</summary>
    private static void Q4_0(byte* block, float* into)
    {
        var pairs = Vector128.Load(block + 2);
        var middle = Vector128.Create((sbyte)8);
        Write((pairs & Low).AsSByte() - middle, Half(block), into);
        Write((pairs >> 4).AsSByte() - middle, Half(block), into + Run);
    }

    /// <summary>A scale, a least value, and 32 numbers of 4 bits.</summary>
    private static void Q4_1(byte* block, float* into)
    {
        var pairs = Vector128.Load(block + 4);
        Write((pairs & Low).AsSByte(), Half(block), Half(block + 2), into);
        Write((pairs >> 4).AsSByte(), Half(block), Half(block + 2), into + Run);
    }

    /// <summary>A scale, the fifth bits of 32 numbers less 16, and their lower four.</summary>
    private static void Q5_0(byte* block, float* into)
    {
        var pairs = Vector128.Load(block + 6);
        var middle = Vector128.Create((sbyte)16);
        Write(((pairs & Low) | FifthBits(block + 2)).AsSByte() - middle, Half(block), into);
        Write(((pairs >> 4) | FifthBits(block + 4)).AsSByte() - middle, Half(block), into + Run);
    }

    /// <summary>A scale, a least value, the fifth bits of 32 numbers, and their lower four.</summary>
    private static void Q5_1(byte* block, float* into)
    {
        var pairs = Vector128.Load(block + 8);
        Write(((pairs & Low) | FifthBits(block + 4)).AsSByte(), Half(block), Half(block + 2), into);
        Write(((pairs >> 4) | FifthBits(block + 6)).AsSByte(), Half(block), Half(block + 2), into + Run);
    }

    /// <summary>16 bytes of a scale and a least value of 4 bits each, 256 numbers of 2 bits, and what scales the two.</summary>
    private static void Q2_K(byte* block, float* into)
    {
        var (scale, least) = (Half(block + 80), Half(block + 82));
        for (var run = 0; run < 16; run++)
        {
            var (scales, shift) = (block[run], run % 8 / 2 * 2);
            var numbers = (Vector128.Load(block + 16 + run / 8 * 32 + run % 2 * Run) >> shift) & Two;
            Write(numbers.AsSByte(), scale * (scales & 15), -(least * (scales >> 4)), into + run * Run);
        }
    }

    /// <summary>The third bits of 256 numbers less 4, their lower two, 16 scales of 6 bits less 32, and what scales those.</summary>
    private static void Q3_K(byte* block, float* into)
    {
        var scales = block + 96;
        var scale = Half(block + 108);
        for (var run = 0; run < 16; run++)
        {
            var low = run < 8 ? scales[run] & 15 : scales[run - 8] >> 4;
            var high = (scales[8 + run % 4] >> (run / 4 * 2)) & 3;
            var numbers = (Vector128.Load(block + 32 + run / 8 * 32 + run % 2 * Run) >> (run % 8 / 2 * 2)) & Two;
            var bit = Vector128.Create((byte)(1 << (run / 2)));
            var isLow = Vector128.Equals(Vector128.Load(block + run % 2 * Run) & bit, Vector128<byte>.Zero);
            Write(
                (numbers - (isLow & Vector128.Create((byte)4))).AsSByte(),
                scale * ((low | (high << 4)) - 32),
                into + run * Run
            );
        }
    }

    /// <summary>What scales scales and least values, eight of each of 6 bits, and 256 numbers of 4 bits.</summary>
    private static void Q4_K(byte* block, float* into)
    {
        for (var run = 0; run < 16; run++)
        {
            var (scale, least) = ScaleOf(block, run / 2);
            var pairs = Vector128.Load(block + 16 + run / 4 * 32 + run % 2 * Run);
            Write((run % 4 < 2 ? pairs & Low : pairs >> 4).AsSByte(), scale, least, into + run * Run);
        }
    }

    /// <summary>The same with the fifth bits of the numbers between.</summary>
    private static void Q5_K(byte* block, float* into)
    {
        for (var run = 0; run < 16; run++)
        {
            var (scale, least) = ScaleOf(block, run / 2);
            var pairs = Vector128.Load(block + 48 + run / 4 * 32 + run % 2 * Run);
            var fifth = ((Vector128.Load(block + 16 + run % 2 * Run) >> (run / 2)) & Vector128<byte>.One) << 4;
            Write(((run % 4 < 2 ? pairs & Low : pairs >> 4) | fifth).AsSByte(), scale, least, into + run * Run);
        }
    }

    /// <summary>The lower four bits of 256 numbers less 32, their upper two, 16 scales of 8 bits, and what scales those.</summary>
    private static void Q6_K(byte* block, float* into)
    {
        var scale = Half(block + 208);
        for (var run = 0; run < 16; run++)
        {
            var half = run / 8;
            var pairs = Vector128.Load(block + half * 64 + run % 4 * Run);
            var low = run % 8 < 4 ? pairs & Low : pairs >> 4;
            var high = (Vector128.Load(block + 128 + half * 32 + run % 2 * Run) >> (run % 8 / 2 * 2)) & Two;
            Write(
                (low | (high << 4)).AsSByte() - Vector128.Create((sbyte)32),
                scale * (sbyte)block[192 + run],
                into + run * Run
            );
        }
    }

    /// <summary>What scales eight scales of 6 bits less 32, and 256 numbers of 4 bits that stand for others.</summary>
    private static void IQ4_XS(byte* block, float* into)
    {
        var high = Unsafe.ReadUnaligned<ushort>(block + 2);
        for (var part = 0; part < 8; part++)
        {
            var scale = ((block[4 + part / 2] >> (part % 2 * 4)) & 15) | (((high >> (part * 2)) & 3) << 4);
            Looked(Nonlinear, block + 8 + part * Run, Half(block) * (scale - 32), into + part * 2 * Run);
        }
    }

    /// <summary>The scale and the least value, negated, of 32 of the 256 values of Q4_K and Q5_K.</summary>
    private static (float Scale, float Least) ScaleOf(byte* block, int part)
    {
        var six = block + 4;
        var (scale, least) =
            part < 4
                ? (six[part] & 63, six[part + 4] & 63)
                : ((six[part + 4] & 15) | ((six[part - 4] >> 6) << 4), (six[part + 4] >> 4) | ((six[part] >> 6) << 4));
        return (Half(block) * scale, -(Half(block + 2) * least));
    }

    private static void Looked(Vector128<sbyte> table, byte* pairs, float scale, float* into)
    {
        var both = Vector128.Load(pairs);
        Write(Vector128.Shuffle(table, (both & Low).AsSByte()), scale, into);
        Write(Vector128.Shuffle(table, (both >> 4).AsSByte()), scale, into + Run);
    }

    /// <summary>Sixteen bits as sixteens.</summary>
    private static Vector128<byte> FifthBits(byte* bits) =>
        Vector128.Equals(Vector128.Create(Vector64.Create(bits[0]), Vector64.Create(bits[1])) & Bits, Bits) & Fifth;

    private static float Half(byte* at) => (float)Unsafe.ReadUnaligned<Half>(at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector128<sbyte> numbers, float scale, float* into)
    {
        var (a, b) = Vector128.Widen(numbers);
        var (one, two) = Vector128.Widen(a);
        var (three, four) = Vector128.Widen(b);
        (Vector128.ConvertToSingle(one) * scale).Store(into);
        (Vector128.ConvertToSingle(two) * scale).Store(into + 4);
        (Vector128.ConvertToSingle(three) * scale).Store(into + 8);
        (Vector128.ConvertToSingle(four) * scale).Store(into + 12);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector128<sbyte> numbers, float scale, float more, float* into)
    {
        var added = Vector128.Create(more);
        var (a, b) = Vector128.Widen(numbers);
        var (one, two) = Vector128.Widen(a);
        var (three, four) = Vector128.Widen(b);
        (Vector128.ConvertToSingle(one) * scale + added).Store(into);
        (Vector128.ConvertToSingle(two) * scale + added).Store(into + 4);
        (Vector128.ConvertToSingle(three) * scale + added).Store(into + 8);
        (Vector128.ConvertToSingle(four) * scale + added).Store(into + 12);
    }
}
