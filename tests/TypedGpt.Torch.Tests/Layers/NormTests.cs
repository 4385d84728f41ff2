using TorchSharp;

namespace TypedGpt.Torch.Tests;

public class NormTests
{
    [Fact]
    public void A_layer_norm_is_that_of_torch()
    {
        var norm = new LayerNorm<Emb>(eps: 1e-3);
        using (Gradients.Off())
        {
            norm.Weight.Raw.normal_();
            norm.Bias.Raw.normal_();
        }

        var x = Given.Tensor<Batch, Seq, Emb>();
        var centred = x.Raw - x.Raw.mean([-1], keepdim: true);
        var variance = (centred * centred).mean([-1], keepdim: true);
        Expect.Same(centred / (variance + 1e-3).sqrt() * norm.Weight.Raw + norm.Bias.Raw, norm.Forward(x), 1e-5);
    }

    [Fact]
    public void An_rms_norm_divides_by_the_root_mean_square()
    {
        var norm = new RmsNorm<Emb>(eps: 1e-3);
        using (Gradients.Off())
        {
            norm.Weight.Raw.normal_();
        }

        var x = Given.Tensor<Batch, Seq, Emb>();
        var square = (x.Raw * x.Raw).mean([-1], keepdim: true);
        Expect.Same(x.Raw / (square + 1e-3).sqrt() * norm.Weight.Raw, norm.Forward(x), 1e-5);
        Expect.NothingLeft(() => norm.Forward(x).Raw.Dispose());
    }

    [Fact]
    public void An_rms_norm_of_16_bits_is_computed_in_32()
    {
        var norm = new RmsNorm<Emb>();
        norm.to(torch.ScalarType.BFloat16);
        var x = Given.Tensor<Batch, Seq, Emb>().To(torch.ScalarType.BFloat16);
        var wide = new RmsNorm<Emb>().Forward(x.To(torch.ScalarType.Float32));
        var narrow = norm.Forward(x);
        Assert.Equal(torch.ScalarType.BFloat16, narrow.Raw.dtype);
        Expect.Same(wide.Raw.to(torch.ScalarType.BFloat16), narrow, 1e-6);
    }

    [Fact]
    public void Four_axes_are_normed_head_by_head()
    {
        var heads = Given.Tensor<Batch, Heads, Seq, HeadDim>();
        var norm = new RmsNorm<HeadDim>();
        var one = norm.Forward(Tensor.Assume<Seq, HeadDim>(heads.Raw[1, 2].clone()));
        Expect.Same(one.Raw, norm.Forward(heads).Raw[1, 2]);
        Assert.Equal([2, 4, 3, 6], new LayerNorm<HeadDim>().Forward(heads).Raw.shape);
    }

    [Fact]
    public void Norms_draw_no_random_number()
    {
        torch.manual_seed(5);
        var expected = torch.randn(2);
        torch.manual_seed(5);
        _ = new LayerNorm<Emb>();
        _ = new RmsNorm<Emb>();
        _ = new Dropout(0.5);
        _ = new CausalMask<Context>();
        Expect.Same(expected, torch.randn(2), 0);
    }

    [Fact]
    public void A_norm_may_store_what_is_added_to_one()
    {
        var (plain, added) = (new RmsNorm<Emb>(), new RmsNorm<Emb>(addOne: true));
        var x = Given.Tensor<Batch, Seq, Emb>();
        Assert.True(added.AddsOne);
        Expect.Same(torch.zeros(8), added.Weight);
        Expect.Same(plain.Forward(x).Raw, added.Forward(x));
        using (Gradients.Off())
        {
            added.Weight.Raw.fill_(1);
            plain.Weight.Raw.fill_(2);
        }

        Expect.Same(plain.Forward(x).Raw, added.Forward(x));
        Expect.Same(plain.Forward(x).Raw, added.Forward(x));
        added.Forward(x).SumOfAll().Backward();
        Assert.NotNull(added.Weight.Raw.grad);
        var half = added.Forward(x.To(torch.ScalarType.BFloat16));
        Assert.Equal(torch.ScalarType.BFloat16, half.Raw.dtype);
        Expect.Same(added.Forward(x).Raw, half.To(torch.ScalarType.Float32), 2e-2);
    }
}
