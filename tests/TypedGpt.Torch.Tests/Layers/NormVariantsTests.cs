using TorchSharp;

namespace TypedGpt.Torch.Tests;

/// <summary>The norms of released models in 32 and 16 bits, against eng/oracle/parts.py.</summary>
public sealed class NormVariantsTests
{
    [Theory]
    [InlineData(torch.ScalarType.Float32, "float32", 1e-5)]
    [InlineData(torch.ScalarType.BFloat16, "bfloat16", 8e-3)]
    [InlineData(torch.ScalarType.Float16, "float16", 1e-3)]
    public void Are_those_of_the_oracle(torch.ScalarType type, string name, double tolerance)
    {
        var golden = PartsGolden.Of("norms");
        var x = Tensor.Assume<Batch, Heads, Seq, HeadDim>(golden.Tensor("x", 2, 4, 3, 6).to(type));
        var (weight, each) = (golden.Tensor("weight", 6), golden.Tensor("each", 4, 6));
        using var source = Parameters.Empty(type);
        RmsNorm<HeadDim> Rms(bool addOne) => Filled(new RmsNorm<HeadDim>(1e-6, addOne), norm => norm.Weight, weight);
        RmsNormOfHeads<Heads, HeadDim> RmsOfHeads(bool addOne) =>
            Filled(new RmsNormOfHeads<Heads, HeadDim>(1e-6, addOne), norm => norm.Weight, each);
        var layer = Filled(new LayerNorm<HeadDim>(bias: false), norm => norm.Weight, weight);
        var layerOfHeads = Filled(new LayerNormOfHeads<Heads, HeadDim>(), norm => norm.Weight, each);

        Check("rms", Rms(addOne: false).Forward(x));
        Check("rms_plus_one", Rms(addOne: true).Forward(x));
        Check("rms_plain", new RmsNorm<HeadDim>(weight: false).Forward(x));
        Check("rms_of_heads", RmsOfHeads(addOne: false).Forward(x));
        Check("rms_of_heads_plus_one", RmsOfHeads(addOne: true).Forward(x));
        Check("layer_without_bias", layer.Forward(x));
        Check("layer_plain", new LayerNorm<HeadDim>(weight: false, bias: false).Forward(x));
        Check("layer_of_heads", layerOfHeads.Forward(x));

        var first = Tensor.Assume<Heads, Seq, HeadDim>(x.Raw[0]);
        Expect.Same(layerOfHeads.Forward(x).Raw[0], layerOfHeads.Forward(first), 0);
        Expect.Same(RmsOfHeads(addOne: true).Forward(x).Raw[0], RmsOfHeads(addOne: true).Forward(first), 0);

        void Check(string norm, Tensor<Batch, Heads, Seq, HeadDim> normed)
        {
            Assert.Equal(type, normed.Raw.dtype);
            var expected = golden.GetProperty(name).Tensor(norm, 2, 4, 3, 6);
            Expect.Same(expected, normed.To(torch.ScalarType.Float32), tolerance);
        }
    }

    [Fact]
    public void Have_the_parameters_that_they_were_made_with()
    {
        Assert.Equal(["weight"], new LayerNorm<Emb>(bias: false).state_dict().Keys);
        Assert.Equal(["bias"], new LayerNorm<Emb>(weight: false).state_dict().Keys);
        Assert.Empty(new LayerNorm<Emb>(weight: false, bias: false).state_dict());
        Assert.Empty(new RmsNorm<Emb>(weight: false).state_dict());
        Assert.Equal([4, 6], new LayerNormOfHeads<Heads, HeadDim>().state_dict()["weight"].shape);
        Expect.Same(torch.ones(4, 6), new LayerNormOfHeads<Heads, HeadDim>().Weight, 0);
        Expect.Same(torch.ones(4, 6), new RmsNormOfHeads<Heads, HeadDim>().Weight, 0);
        Expect.Same(torch.zeros(4, 6), new RmsNormOfHeads<Heads, HeadDim>(addOne: true).Weight, 0);
        Assert.True(new RmsNormOfHeads<Heads, HeadDim>(addOne: true).AddsOne);
    }

    /// <summary>Nemotron's: the same numbers as a weight that is larger by 1.</summary>
    [Fact]
    public void A_layer_norm_may_store_what_is_added_to_one()
    {
        var x = Given.Tensor<Batch, Heads, Seq, HeadDim>();
        var (plain, added) = (new LayerNorm<HeadDim>(bias: false), new LayerNorm<HeadDim>(addOne: true, bias: false));
        var (each, eachAdded) = (
            new LayerNormOfHeads<Heads, HeadDim>(),
            new LayerNormOfHeads<Heads, HeadDim>(addOne: true)
        );
        Assert.True(added.AddsOne && eachAdded.AddsOne);
        Expect.Same(plain.Forward(x).Raw, added.Forward(x), 1e-6);
        Expect.Same(each.Forward(x).Raw, eachAdded.Forward(x), 1e-6);
        PartsGolden.Fill(plain.Weight, torch.full([6], 3.0));
        PartsGolden.Fill(added.Weight, torch.full([6], 2.0));
        PartsGolden.Fill(each.Weight, torch.full([4, 6], 3.0));
        PartsGolden.Fill(eachAdded.Weight, torch.full([4, 6], 2.0));
        Expect.Same(plain.Forward(x).Raw, added.Forward(x), 1e-6);
        Expect.Same(each.Forward(x).Raw, eachAdded.Forward(x), 1e-6);
        added.Forward(x).SumOfAll().Backward();
        Assert.NotNull(added.Weight.Raw.grad);
        Expect.NothingLeft(() => added.Forward(x).Raw.Dispose());
        Expect.NothingLeft(() => eachAdded.Forward(x).Raw.Dispose());
        Assert.Throws<ArgumentException>(() => new LayerNorm<HeadDim>(addOne: true, weight: false));
    }

    [Fact]
    public void Say_what_they_were_made_without()
    {
        var norm = new LayerNorm<Emb>(weight: false, bias: false);
        Assert.False(norm.HasWeight || norm.HasBias || new RmsNorm<Emb>(weight: false).HasWeight);
        Assert.Contains("LayerNorm<Emb> was made without a weight. Ask HasWeight", Throws(() => norm.Weight));
        Assert.Contains("LayerNorm<Emb> was made without a bias. Ask HasBias", Throws(() => norm.Bias));
        Assert.Contains("without a weight", Throws(() => new RmsNorm<Emb>(weight: false).Weight));
        Assert.Throws<ArgumentException>(() => new RmsNorm<Emb>(addOne: true, weight: false));
        Expect.Refused(() => _ = new LayerNorm<Seq>(weight: false, bias: false), "-1");

        static string Throws(Func<object?> get) => Assert.Throws<InvalidOperationException>(get).Message;
    }

    [Fact]
    public void Leave_nothing_and_pass_gradients_on()
    {
        var x = Given.Tensor<Batch, Heads, Seq, HeadDim>();
        var half = x.To(torch.ScalarType.BFloat16);
        var layer = new LayerNormOfHeads<Heads, HeadDim>();
        var rms = new RmsNormOfHeads<Heads, HeadDim>(addOne: true);
        layer.Forward(x).SumOfAll().Backward();
        rms.Forward(x).SumOfAll().Backward();
        Assert.Equal([4, 6], layer.Weight.Raw.grad!.shape);
        Assert.Equal([4, 6], rms.Weight.Raw.grad!.shape);
        Expect.NothingLeft(() => layer.Forward(x).Raw.Dispose());
        Expect.NothingLeft(() => layer.Forward(half).Raw.Dispose());
        Expect.NothingLeft(() => rms.Forward(half).Raw.Dispose());
        Expect.NothingLeft(() => new RmsNorm<HeadDim>(weight: false).Forward(half).Raw.Dispose());
    }

    private static Norm Filled<Norm>(Norm norm, Func<Norm, ITensor> weight, torch.Tensor values)
    {
        PartsGolden.Fill(weight(norm), values);
        return norm;
    }
}
