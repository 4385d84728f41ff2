using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class EmbeddingTests
{
    private readonly Indices<Batch, Seq, Vocab> ids = Indices.From<Batch, Seq, Vocab>([1, 10, 1], [0, 5, 2]);

    [Fact]
    public void Looks_up_one_row_for_each_index()
    {
        var table = new Embedding<Vocab, Emb>();
        Tensor<Batch, Seq, Emb> rows = table.Forward(ids);
        Expect.Same(table.Weight.Gather(ids).Raw, rows);
        Assert.Equal([3, 8], table.Forward(Indices.From<Seq, Vocab>(3, 1, 2)).Raw.shape);
    }

    [Fact]
    public void Begins_with_the_numbers_of_torchs_own_layer()
    {
        torch.manual_seed(123);
        var table = new Embedding<Vocab, Emb>();
        var next = torch.randn(3);
        torch.manual_seed(123);
        var torchs = torch.nn.Embedding(Vocab.Size, Emb.Size);
        Expect.Same(torchs.weight!, table.Weight, 0);
        Expect.Same(torch.randn(3), next, 0);
    }

    [Fact]
    public void Begins_with_the_spread_that_it_is_given()
    {
        torch.manual_seed(123);
        var table = new Embedding<Vocab, Emb>(std: 0.02);
        var next = torch.randn(3);
        torch.manual_seed(123);
        Expect.Same(torch.empty(Vocab.Size, Emb.Size).normal_(0, 0.02), table.Weight, 0);
        Expect.Same(torch.randn(3), next, 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Leaves_nothing_when_it_is_disposed(bool hasSpread)
    {
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        (hasSpread ? new Embedding<Vocab, Emb>(std: 0.02) : new Embedding<Vocab, Emb>()).Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Collects_the_gradients_of_a_row_that_is_used_twice(bool hasSpread)
    {
        var table = hasSpread ? new Embedding<Vocab, Emb>(std: 0.02) : new Embedding<Vocab, Emb>();
        table.Forward(ids).SumOfAll().Backward();
        var uses = torch.tensor(new float[] { 1, 2, 1, 0, 0, 1, 0, 0, 0, 0, 1 });
        Expect.Same(uses.unsqueeze(1).expand(11, 8), table.Weight.Raw.grad!);
    }

    [Fact]
    public void Survives_the_scope_it_was_made_in()
    {
        Embedding<Vocab, Emb> table;
        using (torch.NewDisposeScope())
        {
            table = new Embedding<Vocab, Emb>();
        }

        Assert.Equal([2, 3, 8], table.Forward(ids).Raw.shape);
    }

    [Fact]
    public void A_tied_head_multiplies_by_the_table_and_registers_nothing()
    {
        var table = new Embedding<Vocab, Emb>();
        var head = new TiedHead<Emb, Vocab>(table);
        var x = Given.Tensor<Batch, Seq, Emb>();
        Tensor<Batch, Seq, Vocab> logits = head.Forward(x);
        Expect.Same(x.Raw.matmul(table.Weight.Raw.t()), logits, 1e-5);
        Assert.Empty(head.state_dict());
        Assert.Same(table.Weight.Raw, head.Weight.Raw);
    }

    [Fact]
    public void Names_the_index_that_torch_refused_and_where_it_stands()
    {
        var table = new Embedding<Vocab, Emb>();
        var wrong = torch.tensor(
            new long[,]
            {
                { 1, 2, 3 },
                { 4, 11, 99999 },
            }
        );
        Expect.Refused(
            () => table.Forward(Indices.Assume<Batch, Seq, Vocab>(wrong)),
            "11 at [1, 1] is no index into Vocab (11)"
        );
        Expect.Refused(
            () => table.Forward(Indices.Assume<Seq, Vocab>(torch.tensor(new long[] { 3, -1 }))),
            "-1 at [1] is no index into Vocab (11)"
        );
    }
}
