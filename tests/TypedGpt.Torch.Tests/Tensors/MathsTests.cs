using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class MathsTests
{
    private readonly Tensor<Batch, Seq, Emb> x = Given.Tensor<Batch, Seq, Emb>();

    [Fact]
    public void Gelu_is_the_tanh_form_of_gpt2()
    {
        var raw = x.Raw;
        var inner = Math.Sqrt(2 / Math.PI) * (raw + 0.044715 * raw.pow(3));
        Expect.Same(0.5 * raw * (1 + inner.tanh()), x.GeluTanh(), 1e-5);
    }

    [Fact]
    public void Exact_gelu_uses_the_normal_distribution()
    {
        Expect.Same(x.Raw * 0.5 * (1 + (x.Raw / Math.Sqrt(2)).erf()), x.Gelu(), 1e-5);
    }

    [Fact]
    public void Activations_are_what_their_names_say()
    {
        var raw = x.Raw;
        Expect.Same(raw / (1 + (-raw).exp()), x.Silu(), 1e-5);
        Expect.Same(raw.clamp_min(0), x.Relu());
        Expect.Same(1 / (1 + (-raw).exp()), x.Sigmoid(), 1e-5);
        Expect.Same(raw.tanh(), x.Tanh());
        Expect.Same((1 + raw.exp()).log(), x.Softplus(), 1e-5);
    }

    [Fact]
    public void Powers_and_roots_are_what_their_names_say()
    {
        var raw = x.Raw;
        Expect.Same(raw * raw, x.Square());
        Expect.Same(raw.abs(), x.Abs());
        Expect.Same(raw.abs(), x.Square().Sqrt(), 1e-5);
        Expect.Same(1 / raw.abs(), x.Square().ReciprocalSqrt(), 1e-4);
        Expect.Same(raw, x.Exp().Log(), 1e-5);
        Expect.Same(raw.clamp(-0.5, 0.25), x.Clamp(-0.5, 0.25));
    }

    [Fact]
    public void Detached_values_have_no_history()
    {
        var weight = torch.randn(Emb.Size, requires_grad: true);
        var y = x * Tensor.Assume<Emb>(weight);
        Assert.True(y.Raw.requires_grad);
        Assert.False(y.Detach().Raw.requires_grad);
        Expect.Same(y.Raw, y.Detach());
    }

    [Fact]
    public void Nothing_is_remembered_while_gradients_are_off()
    {
        var weight = Tensor.Assume<Emb>(torch.randn(Emb.Size, requires_grad: true));
        using (Gradients.Off())
        {
            Assert.False((x * weight).Raw.requires_grad);
        }

        Assert.True((x * weight).Raw.requires_grad);
    }

    [Fact]
    public void Changes_the_element_type()
    {
        var narrow = x.To(torch.ScalarType.BFloat16);
        Assert.Equal(torch.ScalarType.BFloat16, narrow.Raw.dtype);
        Assert.Equal(torch.ScalarType.BFloat16, narrow.ZerosLike().Raw.dtype);
        Expect.Same(torch.ones_like(x.Raw), x.OnesLike());
    }

    [Fact]
    public void A_number_comes_out_as_a_double_and_goes_backward()
    {
        var weight = torch.full(Emb.Size, 0.5f, requires_grad: true);
        var sum = (Tensor.Assume<Emb>(weight) * 3).SumOfAll();
        sum.Backward();
        Assert.Equal(12.0, sum.ToDouble());
        Expect.Same(torch.full(Emb.Size, 3f), weight.grad!);
    }

    [Fact]
    public void Describes_itself_with_the_names_of_its_axes()
    {
        Assert.Equal("Tensor[Batch 2, Seq 3, Emb 8]", x.ToString());
        Assert.Equal("Probabilities[Batch 2, Seq 3, Emb 8]", x.Softmax().ToString());
        Assert.Equal("Tensor[disposed or empty]", default(Tensor<Batch>).ToString());
    }
}
