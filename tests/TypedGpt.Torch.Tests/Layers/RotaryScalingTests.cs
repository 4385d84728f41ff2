using System.Globalization;
using TorchSharp;
using TypedGpt.TestSupport;

namespace TypedGpt.Torch.Tests;

/// <summary>Frequencies stretched to longer contexts, against eng/oracle/parts.py.</summary>
public sealed class RotaryScalingTests
{
    private static readonly double[] Short = [1.0, 1.0, 1.02, 1.05, 1.1, 1.3, 1.5, 1.7];
    private static readonly double[] Long = [1.0, 1.2, 1.6, 2.5, 4.0, 7.5, 9.0, 12.0];

    private static readonly Dictionary<string, (double Theta, RotaryScaling Scaling)> Cases = new()
    {
        ["linear"] = (10000, RotaryScaling.Linear(factor: 4)),
        ["dynamic"] = (10000, RotaryScaling.Dynamic(factor: 2, originalContext: 64)),
        ["dynamic_odd"] = (500000, RotaryScaling.Dynamic(factor: 1.7, originalContext: 64)),
        ["llama3"] = (10000, RotaryScaling.Llama3(factor: 8, lowFactor: 1, highFactor: 4, originalContext: 64)),
        ["llama3_fast"] = (500, RotaryScaling.Llama3(factor: 32, lowFactor: 0.5, highFactor: 6, originalContext: 64)),
        ["yarn"] = (10000, RotaryScaling.Yarn(factor: 40, originalContext: 64)),
        ["yarn_scales"] = (10000, RotaryScaling.Yarn(factor: 40, originalContext: 64, mScale: 0.707, mScaleAllDim: 1)),
        ["yarn_untruncated"] = (150000, RotaryScaling.Yarn(factor: 32, originalContext: 64, truncate: false)),
        ["yarn_bounds"] = (
            1000,
            RotaryScaling.Yarn(factor: 3, originalContext: 64, betaFast: 8, betaSlow: 0.5, attentionFactor: 1.25)
        ),
        ["longrope"] = (10000, RotaryScaling.LongRope(Short, Long, factor: 32, originalContext: 64)),
        ["longrope_given"] = (
            10000,
            RotaryScaling.LongRope(Short, Long, factor: 1, originalContext: 64, attentionFactor: 1.19)
        ),
    };

    private readonly struct Pairs : IDim
    {
        public static long Size => 8;
    }

    private readonly struct Width : IDim
    {
        public static long Size => 16;
        public static Factors<Width, Two, Pairs> IntoTwo { get; } = Evidence.Factors<Width, Two, Pairs>();
    }

    private readonly struct Plain : IDim
    {
        public static long Size => 4;
    }

    private readonly struct Partial : IDim
    {
        public static long Size => 20;
        public static Sections<Partial, Width, Plain> IntoSections { get; } =
            Evidence.Sections<Partial, Width, Plain>();
    }

    public static TheoryData<string> Names =>
        [.. PartsGolden.Of("rotary").GetProperty("cases").EnumerateObject().Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Turns_as_the_oracle_does(string name)
    {
        var end = name.LastIndexOf('_');
        var length = long.Parse(name.AsSpan(end + 1), CultureInfo.InvariantCulture);
        var (theta, scaling) = Cases[name[..end]];
        var golden = PartsGolden.Of("rotary").GetProperty("cases").GetProperty(name);

        var frequencies = torch.tensor(scaling.Rule.Frequencies(Pairs.Size, theta, length));
        Expect.Same(golden.Tensor("frequencies", 8), frequencies, 1e-6);
        Assert.Equal(golden.GetProperty("attention").GetDouble(), scaling.Rule.Amplitude, 1e-12);

        var x = PartsGolden.Of("rotary").Tensor("x", 1, 3, 16);
        foreach (var interleaved in new[] { false, true })
        {
            var rotary = new Rotary<Width, Pairs>(Width.IntoTwo, theta, interleaved, scaling);
            var key = interleaved ? "_interleaved" : "";
            foreach (
                var (type, prefix, tolerance) in new[]
                {
                    (torch.ScalarType.Float32, "float32", 2e-5),
                    (torch.ScalarType.BFloat16, "bfloat16", 8e-3),
                }
            )
            {
                var expected = golden.Tensor(prefix + key, 1, 3, 16);
                var rows = Tensor.Assume<Batch, Seq, Width>(x.to(type));
                var turned = rotary.Forward(rows, start: length - 3);
                Assert.Equal(type, turned.Raw.dtype);
                Expect.Same(expected, turned.To(torch.ScalarType.Float32), tolerance);
                var heads = rotary.Forward(rows.SharedBy<Heads>(), start: length - 3);
                Expect.Same(expected, heads.To(torch.ScalarType.Float32).Raw[.., 3], tolerance);
            }
        }
    }

    [Fact]
    public void Turns_the_first_part_of_heads_and_of_rows()
    {
        var scaling = RotaryScaling.Yarn(factor: 8, originalContext: 16);
        var rotary = new Rotary<Width, Pairs>(Width.IntoTwo, scaling: scaling);
        var rows = Given.Tensor<Batch, Seq, Partial>();
        var turned = rotary.Forward(rows, Partial.IntoSections, start: 4);
        var (first, rest) = rows.Split(Partial.IntoSections);
        Expect.Same(rotary.Forward(first, start: 4).Concat(rest, Partial.IntoSections).Raw, turned, 0);
        var heads = rotary.Forward(rows.SharedBy<Heads>(), Partial.IntoSections, start: 4);
        Expect.Same(turned.SharedBy<Heads>().Raw, heads, 0);
        Expect.NothingLeft(() => rotary.Forward(rows, Partial.IntoSections).Raw.Dispose());
    }

    [Fact]
    public void Layers_share_the_turns_of_what_is_scaled_alike()
    {
        var rows = Given.Tensor<Batch, Seq, Width>();
        Expect.NothingLeft(() =>
        {
            using var scope = Scope.New();
            var made = LongRopeTurned(1.19);
            Expect.Same(made.Raw, LongRopeTurned(1.19), 0);
            Assert.False(torch.allclose(made.Raw, LongRopeTurned(1.2).Raw));
        });
        Assert.Equal(LongRope(1.19).Rule, LongRope(1.19).Rule);
        Assert.NotEqual(LongRope(1.19).Rule, LongRope(1.2).Rule);
        Assert.NotEqual<RotaryRule>(RotaryScaling.Linear(2).Rule, RotaryScaling.Linear(3).Rule);

        Tensor<Batch, Seq, Width> LongRopeTurned(double attention) =>
            new Rotary<Width, Pairs>(Width.IntoTwo, scaling: LongRope(attention)).Forward(rows);

        static RotaryScaling LongRope(double attention) =>
            RotaryScaling.LongRope(Short, Long, factor: 1, originalContext: 64, attention);
    }

    [Fact]
    public void Refuses_what_no_pair_can_turn_by()
    {
        Expect.Refused(
            () => _ = new Rotary<Turned, Two>(Turned.IntoTwo, scaling: Cases["longrope"].Scaling),
            "8 short factors for 2 pairs"
        );
        Assert.Contains("1", Throws(() => RotaryScaling.Llama3(8, lowFactor: 4, highFactor: 1, originalContext: 64)));
        Assert.Contains("not 0", Throws(() => RotaryScaling.Linear(0)));
        Assert.Contains("not NaN", Throws(() => RotaryScaling.Yarn(double.NaN, 64)));
        Assert.Contains("originalContext", Throws(() => RotaryScaling.Dynamic(2, 0)));
        Assert.Contains("originalContext", Throws(() => RotaryScaling.LongRope(Short, Long, 2, 1)));

        static string Throws(Action action) => Assert.Throws<ArgumentOutOfRangeException>(action).Message;
    }
}
