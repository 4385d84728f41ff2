using TorchSharp;

namespace TypedGpt.Torch.Tests;

/// <summary>Activations of released models, against eng/oracle/parts.py.</summary>
public sealed class ActivationTests
{
    private readonly Tensor<Seq, Emb> gate = Tensor.Assume<Seq, Emb>(Golden("gate"));

    [Fact]
    public void Quick_gelu_is_x_times_a_steeper_sigmoid()
    {
        Expect.Same(Golden("quick_gelu"), gate.QuickGelu(), 1e-6);
        Expect.NothingLeft(() => gate.QuickGelu().Raw.Dispose());
    }

    [Fact]
    public void Relu_squared_is_that_of_the_oracle() => Expect.Same(Golden("relu_squared"), gate.ReluSquared(), 1e-6);

    /// <summary>gpt-oss: the gate is bounded above, what it multiplies on both sides, and 1 is added to that.</summary>
    [Fact]
    public void A_clamped_gate_is_made_of_typed_operations()
    {
        var up = Tensor.Assume<Seq, Emb>(Golden("up"));
        var clamped = (up.Clamp(-7, 7) + 1) * gate.Clamp(double.NegativeInfinity, 7).QuickGelu();
        Expect.Same(Golden("clamped"), clamped, 1e-5);
    }

    [Fact]
    public void A_factor_is_rounded_to_the_type_before_it_multiplies()
    {
        var half = gate.To(torch.ScalarType.BFloat16);
        var expected = half.Raw.to(torch.ScalarType.Float32) * 55.5f;
        Expect.Same(expected.to(torch.ScalarType.BFloat16), half.TimesRounded(Math.Sqrt(3072)), 0);
        Expect.Same(gate.Raw * Math.Sqrt(3072), gate.TimesRounded(Math.Sqrt(3072)), 1e-6);
        Expect.NothingLeft(() => half.TimesRounded(3).Raw.Dispose());
    }

    private static torch.Tensor Golden(string name) => PartsGolden.Of("activations").Tensor(name, 3, 8);
}
