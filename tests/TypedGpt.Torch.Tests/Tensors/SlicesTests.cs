namespace TypedGpt.Torch.Tests;

public sealed class SlicesTests
{
    private readonly Tensor<Batch, Seq, Emb> x = Given.Tensor<Batch, Seq, Emb>();

    [Fact]
    public void Takes_one_row_or_one_column()
    {
        Tensor<Batch, Emb> last = x.Last();
        Expect.Same(x.Raw.select(1, 2), last);
        Expect.Same(x.Raw.select(1, 0), x.First());
        Expect.Same(x.Raw.select(1, 1), x.Row(1));
        Tensor<Batch, Seq> column = x.Column(7);
        Expect.Same(x.Raw.select(2, 7), column);
    }

    [Fact]
    public void Takes_the_first_or_the_last_positions()
    {
        Tensor<Batch, Seq, Emb> two = x.LastRows(2);
        Expect.Same(x.Raw.narrow(1, 1, 2), two);
        Expect.Same(x.Raw.narrow(1, 0, 2), x.FirstRows(2));
        Expect.Same(x.Raw, x.LastRows(3));
    }

    [Fact]
    public void Says_what_there_is_when_asked_for_more()
    {
        Expect.Refused(() => x.LastRows(4), "4 of Seq", "there are 3");
        Expect.Refused(() => x.Row(3), "no index 3 in Seq", "0 to 2");
        Expect.Refused(() => x.Column(-1), "no index -1 in Emb", "0 to 7");
    }

    [Fact]
    public void Does_not_shorten_an_axis_whose_size_is_its_type()
    {
        Expect.Refused(() => Given.Tensor<Batch, Heads, Emb>().LastRows(2), "Heads has 4 elements by its type");
    }
}
