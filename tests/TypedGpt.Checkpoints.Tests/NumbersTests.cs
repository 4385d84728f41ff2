using System.Runtime.InteropServices;
using TorchSharp;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Checkpoints.Tests;

/// <summary>Numbers of one type become those of another as torch makes them, for every pattern of 16 bits.</summary>
public sealed unsafe class NumbersTests
{
    [Theory]
    [InlineData(torch.ScalarType.BFloat16)]
    [InlineData(torch.ScalarType.Float16)]
    public void All_numbers_of_16_bits_are_those_of_torch(torch.ScalarType type)
    {
        ushort[] bits = [.. Enumerable.Range(0, 1 << 16).Select(pattern => (ushort)pattern)];
        using var raw = torch.empty(bits.Length, type);
        MemoryMarshal.AsBytes(bits).CopyTo(raw.bytes);
        var expected = raw.to(torch.ScalarType.Float32).data<float>().ToArray();

        var actual = new float[bits.Length];
        fixed (ushort* first = bits)
        {
            Numbers.ToSingle((byte*)first, Numbers.StoredAs(type)!.Value, 0, actual);
        }

        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(torch.ScalarType.BFloat16)]
    [InlineData(torch.ScalarType.Float16)]
    [InlineData(torch.ScalarType.Float64)]
    public void Numbers_of_32_bits_are_rounded_as_torch_rounds_them(torch.ScalarType type)
    {
        var random = new Random(RandomTests.Seed);
        float[] values =
        [
            .. Enumerable
                .Range(0, 100_000)
                .Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))),
            .. Enumerable.Range(0, 100_000).Select(_ => (random.NextSingle() - 0.5f) * 4),
            0,
            -0f,
            float.MaxValue,
            float.Epsilon,
            65504,
            65519.996f,
            65520,
            float.PositiveInfinity,
            float.NaN,
            1.00390625f,
            1.01171875f,
        ];
        values = [.. values.Select(value => float.IsNaN(value) ? float.NaN : value)];
        using var raw = torch.tensor(values).to(type);
        var expected = raw.to(torch.ScalarType.Float64).data<double>().ToArray();

        using var written = torch.empty(values.Length, type);
        fixed (byte* first = written.bytes)
        {
            Numbers.FromSingle(values, Numbers.StoredAs(type)!.Value, first);
        }

        Assert.True(
            expected.SequenceEqual(written.to(torch.ScalarType.Float64).data<double>().ToArray()),
            RandomTests.Again
        );
    }

    [Fact]
    public void All_numbers_of_8_bits_are_what_their_bits_say()
    {
        byte[] bits = [.. Enumerable.Range(0, 256).Select(pattern => (byte)pattern)];
        var actual = new float[256];
        fixed (byte* first = bits)
        {
            Numbers.ToSingle(first, StoredType.F8_E4M3, 0, actual);
        }

        // Some by hand, of the table in the paper: the largest, the smallest normal, the smallest, and what is no number.
        Assert.Equal(448, actual[0x7E]);
        Assert.Equal(0.015625f, actual[0x08]);
        Assert.Equal(0.001953125f, actual[0x01]);
        Assert.Equal(1, actual[0x38]);
        Assert.Equal(-1.125f, actual[0xB9]);
        Assert.True(float.IsNaN(actual[0x7F]) && float.IsNaN(actual[0xFF]));
        Assert.Equal(254, actual.Count(float.IsFinite));
        Assert.Equal(actual[..127].Order(), actual[..127]);
        Assert.Equal(actual[..127].Select(value => -value), actual[128..255]);
    }
}
