using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Numbers of one type as those of another. To float32 nothing is lost but of float64; from float32 to 16 bits it is
/// rounded to the nearest, halves to even, as torch does.
/// </summary>
internal static unsafe class Numbers
{
    private static readonly float[] Eights = [.. Enumerable.Range(0, 256).Select(bits => Eight((byte)bits))];

    /// <summary>The stored type that is the same as torch's; null where there is none that weights can have.</summary>
    public static StoredType? StoredAs(torch.ScalarType type) =>
        type switch
        {
            torch.ScalarType.Float32 => StoredType.F32,
            torch.ScalarType.BFloat16 => StoredType.BF16,
            torch.ScalarType.Float16 => StoredType.F16,
            torch.ScalarType.Float64 => StoredType.F64,
            _ => null,
        };

    /// <summary>Values from number <paramref name="start"/> on as float32.</summary>
    public static void ToSingle(byte* first, StoredType type, long start, Span<float> into)
    {
        switch (type)
        {
            case StoredType.F32:
                Values<float>(first, start, into.Length).CopyTo(into);
                break;
            case StoredType.BF16:
                Widen(Values<ushort>(first, start, into.Length), into);
                break;
            case StoredType.F16:
                var halves = Values<Half>(first, start, into.Length);
                for (var at = 0; at < halves.Length; at++)
                {
                    into[at] = (float)halves[at];
                }

                break;
            case StoredType.F64:
                var doubles = Values<double>(first, start, into.Length);
                for (var at = 0; at < doubles.Length; at++)
                {
                    into[at] = (float)doubles[at];
                }

                break;
            case StoredType.F8_E4M3:
                var bytes = Values<byte>(first, start, into.Length);
                for (var at = 0; at < bytes.Length; at++)
                {
                    into[at] = Eights[bytes[at]];
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "No weight is of this type.");
        }
    }

    /// <summary>Writes <paramref name="values"/> as numbers of <paramref name="type"/>.</summary>
    public static void FromSingle(ReadOnlySpan<float> values, StoredType type, byte* into)
    {
        switch (type)
        {
            case StoredType.F32:
                values.CopyTo(new Span<float>(into, values.Length));
                break;
            case StoredType.BF16:
                Narrow(values, new Span<ushort>(into, values.Length));
                break;
            case StoredType.F16:
                for (var at = 0; at < values.Length; at++)
                {
                    ((Half*)into)[at] = (Half)values[at];
                }

                break;
            case StoredType.F64:
                for (var at = 0; at < values.Length; at++)
                {
                    ((double*)into)[at] = values[at];
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "No parameter is of this type.");
        }
    }

    /// <summary>A power of two as float32, from 2^-149, below which it is 0.</summary>
    public static float Power(int exponent) => MathF.ScaleB(1, exponent);

    /// <summary>
    /// The number of eight bits with four of exponent and three of mantissa (Micikevicius et al. 2022): there is no
    /// infinity, and all bits but the sign set are not a number.
    /// </summary>
    private static float Eight(byte bits)
    {
        var (exponent, mantissa) = ((bits >> 3) & 15, bits & 7);
        var size =
            (bits & 127) == 127 ? float.NaN
            : exponent == 0 ? mantissa * Power(-9)
            : (8 + mantissa) * Power(exponent - 10);
        return bits < 128 ? size : -size;
    }

    private static ReadOnlySpan<T> Values<T>(byte* first, long start, int count)
        where T : unmanaged => new((T*)first + start, count);

    private static void Widen(ReadOnlySpan<ushort> from, Span<float> into)
    {
        var bits = MemoryMarshal.Cast<float, uint>(into);
        var at = 0;
        for (; at <= from.Length - Vector128<ushort>.Count; at += Vector128<ushort>.Count)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(from[at..]));
            (low << 16).CopyTo(bits[at..]);
            (high << 16).CopyTo(bits[(at + Vector128<uint>.Count)..]);
        }

        for (; at < from.Length; at++)
        {
            bits[at] = (uint)from[at] << 16;
        }
    }

    private static void Narrow(ReadOnlySpan<float> from, Span<ushort> into)
    {
        for (var at = 0; at < from.Length; at++)
        {
            into[at] = ToBFloat16(from[at]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort ToBFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value) ? (ushort)0x7FC0 : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
