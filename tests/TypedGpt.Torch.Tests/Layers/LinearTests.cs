using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class LinearTests
{
    [Fact]
    public void Multiplies_by_the_transposed_weight_and_adds_the_bias()
    {
        var layer = new Linear<Emb, Hidden>();
        var x = Given.Tensor<Batch, Seq, Emb>();
        Tensor<Batch, Seq, Hidden> y = layer.Forward(x);
        Expect.Same(x.Raw.matmul(layer.Weight.Raw.t()) + layer.Bias.Raw, y, 1e-5);
    }

    [Fact]
    public void Takes_tensors_of_every_rank()
    {
        var layer = new Linear<Emb, Hidden>();
        Assert.Equal([5], layer.Forward(Given.Tensor<Emb>()).Raw.shape);
        Assert.Equal([3, 5], layer.Forward(Given.Tensor<Seq, Emb>()).Raw.shape);
        Assert.Equal([2, 3, 5], layer.Forward(Given.Tensor<Batch, Seq, Emb>()).Raw.shape);
        Assert.Equal([2, 4, 3, 5], layer.Forward(Given.Tensor<Batch, Heads, Seq, Emb>()).Raw.shape);
        Assert.Equal([2, 2, 2, 3, 5], layer.Forward(Given.Tensor<Batch, KvHeads, Group, Seq, Emb>()).Raw.shape);
    }

    [Fact]
    public void Begins_with_the_numbers_of_torchs_own_layer()
    {
        torch.manual_seed(123);
        var layer = new Linear<Emb, Hidden>();
        torch.manual_seed(123);
        var torchs = torch.nn.Linear(Emb.Size, Hidden.Size);
        Expect.Same(torchs.weight, layer.Weight, 0);
        Expect.Same(torchs.bias!, layer.Bias, 0);
    }

    [Fact]
    public void Begins_with_the_spread_that_it_is_given_and_a_bias_of_zeros()
    {
        torch.manual_seed(123);
        var layer = new Linear<Emb, Hidden>(bias: true, std: 0.02);
        var next = torch.randn(3);
        torch.manual_seed(123);
        Expect.Same(torch.empty(Hidden.Size, Emb.Size).normal_(0, 0.02), layer.Weight, 0);
        Expect.Same(torch.randn(3), next, 0);
        Expect.Same(torch.zeros(Hidden.Size), layer.Bias, 0);
        Assert.False(new Linear<Emb, Hidden>(bias: false, std: 0.02).HasBias);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.02)]
    public void A_spread_is_above_0(double std)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Linear<Emb, Hidden>(bias: true, std));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Embedding<Vocab, Emb>(std));
    }

    [Fact]
    public void Has_no_bias_unless_asked()
    {
        var layer = new Linear<Emb, Hidden>(bias: false);
        Assert.False(layer.HasBias);
        Assert.Equal(["weight"], layer.state_dict().Keys);
        var error = Assert.Throws<InvalidOperationException>(() => layer.Bias);
        Assert.Contains("Linear<Emb, Hidden>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_sizes_known_when_compiled()
    {
        Expect.Refused(() => _ = new Linear<Seq, Emb>(), "-1", "dims of the model");
    }
}
