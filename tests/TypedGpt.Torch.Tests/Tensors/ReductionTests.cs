namespace TypedGpt.Torch.Tests;

public sealed class ReductionTests
{
    private readonly Tensor<Batch, Seq, Emb> x = Given.Tensor<Batch, Seq, Emb>();

    [Fact]
    public void Reduces_the_last_axis()
    {
        Tensor<Batch, Seq> mean = x.Mean();
        Expect.Same(x.Raw.mean([2]), mean);
        Expect.Same(x.Raw.sum([2]), x.Sum());
        Expect.Same(x.Raw.amax([2]), x.Max());
        var centred = x.Raw - x.Raw.mean([2], keepdim: true);
        Expect.Same((centred * centred).sum([2]) / Emb.Size, x.Variance(), 1e-5);
    }

    [Fact]
    public void Reduces_the_rows()
    {
        Tensor<Batch, Emb> mean = x.MeanOfRows();
        Expect.Same(x.Raw.mean([1]), mean);
        Expect.Same(x.Raw.sum([1]), x.SumOfRows());
        Expect.Same(x.Raw.amax([1]), x.MaxOfRows());
    }

    [Fact]
    public void Reduces_the_first_axis_and_all_of_them()
    {
        Tensor<Seq, Emb> mean = x.MeanOfFirst();
        Expect.Same(x.Raw.mean([0]), mean);
        Expect.Same(x.Raw.sum([0]), x.SumOfFirst());
        Expect.Same(x.Raw.mean(), x.MeanOfAll());
        Expect.Same(x.Raw.sum(), x.SumOfAll());
    }

    [Fact]
    public void Brings_each_row_to_length_one()
    {
        var lengths = x.Normalize().Square().Sum();
        Expect.Same(lengths.OnesLike().Raw, lengths, 1e-5);
        Expect.Same(x.ZerosLike().Raw, x.ZerosLike().Normalize());
    }

    [Fact]
    public void A_layer_norm_can_be_written_by_hand()
    {
        var norm = new LayerNorm<Emb>();
        var byHand = x.AddToRows(-x.Mean()).DivideRows((x.Variance() + 1e-5).Sqrt());
        Expect.Same(norm.Forward(x).Raw, byHand, 1e-5);
    }
}
