using TorchSharp;

namespace TypedGpt.Torch.Tests;

public class JoinTests
{
    [Fact]
    public void Rows_of_open_size_are_joined()
    {
        var (prefix, text) = (Given.Rows(2, 1), Given.Rows(2, 3));
        Tensor<Batch, Seq, Emb> both = prefix.ConcatRows(text);
        Expect.Same(torch.cat([prefix.Raw, text.Raw], 1), both);
        Expect.Refused(() => prefix.ConcatRows(Given.Rows(1, 3)), "Batch is 2", "1");
        var experts = Given.Tensor<Heads, Emb>();
        Expect.Refused(() => experts.ConcatRows(experts), "Heads has 4", "evidence");
    }

    [Fact]
    public void Rows_of_known_size_are_joined_and_split_by_evidence()
    {
        var (first, second) = (Given.Tensor<Batch, Heads, Emb>(), Given.Tensor<Batch, Hidden, Emb>());
        Tensor<Batch, Whole, Emb> whole = first.ConcatRows(second, Whole.IntoSections);
        Expect.Same(torch.cat([first.Raw, second.Raw], 1), whole);
        var (head, rest) = whole.SplitRows(Whole.IntoSections);
        Expect.Same(first.Raw, head);
        Expect.Same(second.Raw, rest);
        Expect.Refused(() => whole.SplitRows(default(Sections<Whole, Heads, Hidden>)), "default", "Whole");
    }

    [Fact]
    public void Batches_are_joined()
    {
        var (one, two) = (Given.Rows(1, 3), Given.Rows(2, 3));
        Expect.Same(torch.cat([one.Raw, two.Raw], 0), one.ConcatFirst(two));
        Expect.Refused(() => one.ConcatFirst(Given.Rows(2, 2)), "Seq is 3", "2");
        var table = Given.Tensor<Heads, Emb>();
        Expect.Refused(() => table.ConcatFirst(table), "Heads has 4");
    }

    [Fact]
    public void Tensors_are_stacked()
    {
        var rows = Enumerable.Range(0, 4).Select(_ => Given.Tensor<Batch, Emb>()).ToArray();
        Tensor<Heads, Batch, Emb> stacked = Stack<Heads>.Of(rows);
        Expect.Same(torch.stack(rows.Select(row => row.Raw)), stacked);
        Expect.Same(torch.stack([rows[0].Raw, rows[1].Raw]), Stack<Seq>.Of(rows[0], rows[1]));
        Expect.Refused(() => Stack<Heads>.Of(rows[0]), "Heads has 4", "1");
        Expect.Refused(() => Stack<Seq>.Of(Array.Empty<Tensor<Emb>>()), "nothing", "Seq");
        Expect.Refused(
            () => Stack<Heads>.Of(Given.Rows(1, 2), Given.Rows(1, 2), Given.Rows(1, 2), Given.Rows(1, 3)),
            "Seq is 2",
            "3"
        );
    }

    [Fact]
    public void An_axis_of_one_is_left_out()
    {
        var scores = Given.Tensor<Batch, Seq, One>();
        Tensor<Batch, Seq> single = scores.Single();
        Expect.Same(scores.Raw.squeeze(-1), single);
        Tensor number = Given.Tensor<One>().Single();
        Assert.Empty(number.Raw.shape);
        Expect.Same(torch.zeros(1), Tensor.Assume<Batch, One>(torch.zeros(1, 1)).Single());
    }
}
