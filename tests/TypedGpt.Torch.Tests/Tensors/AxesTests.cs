namespace TypedGpt.Torch.Tests;

public sealed class AxesTests
{
    [Fact]
    public void Splits_heads_and_merges_them_again()
    {
        var rows = Given.Tensor<Batch, Seq, QueryWidth>();
        Tensor<Batch, Seq, Heads, HeadDim> heads = rows.Unflatten(QueryWidth.IntoHeads);
        Expect.Same(rows.Raw.view(2, 3, 4, 6), heads);
        Expect.Same(rows.Raw, heads.Flatten(QueryWidth.IntoHeads));
    }

    [Fact]
    public void Merges_after_transposing_back()
    {
        var heads = Given.Tensor<Batch, Heads, Seq, HeadDim>();
        Tensor<Batch, Seq, QueryWidth> merged = heads.TransposeMiddle().Flatten(QueryWidth.IntoHeads);
        Expect.Same(heads.Raw.transpose(1, 2).contiguous().view(2, 3, 24), merged);
    }

    [Fact]
    public void Exchanges_axes()
    {
        var heads = Given.Tensor<Batch, Heads, Seq, HeadDim>();
        Expect.Same(heads.Raw.transpose(1, 2), heads.TransposeMiddle());
        Expect.Same(heads.Raw.transpose(2, 3), heads.TransposeLast());
        var rows = Given.Tensor<Batch, Seq, Emb>();
        Expect.Same(rows.Raw.transpose(0, 1), rows.TransposeFirst());
        Expect.Same(rows.Raw.transpose(1, 2), rows.TransposeLast());
    }

    [Fact]
    public void Keys_are_the_same_tensor_on_another_axis()
    {
        var heads = Given.Tensor<Batch, Heads, Seq, HeadDim>();
        Tensor<Batch, Heads, KeySeq, HeadDim> keys = heads.AsKeys();
        Assert.Same(heads.Raw, keys.Raw);
        var rows = Given.Tensor<Batch, Seq, Emb>();
        Tensor<Batch, KeySeq, Emb> single = rows.AsKeys();
        Assert.Same(rows.Raw, single.Raw);
    }

    [Fact]
    public void Repeats_each_head_for_its_group()
    {
        var keys = Given.Tensor<Batch, KvHeads, KeySeq, HeadDim>();
        Tensor<Batch, Heads, KeySeq, HeadDim> repeated = keys.RepeatGroups(Heads.IntoKvHeads);
        for (var head = 0; head < Heads.Size; head++)
        {
            Expect.Same(keys.Raw.select(1, head / 2), repeated.Raw.select(1, head));
        }
    }

    [Fact]
    public void Grouped_products_equal_those_with_repeated_keys()
    {
        var queries = Given.Tensor<Batch, Heads, Seq, HeadDim>();
        var keys = Given.Tensor<Batch, KvHeads, KeySeq, HeadDim>();
        var grouped = queries.UnflattenHeads(Heads.IntoKvHeads).MatMul(keys.TransposeLast());
        var repeated = queries.MatMul(keys.RepeatGroups(Heads.IntoKvHeads).TransposeLast());
        Tensor<Batch, Heads, Seq, KeySeq> scores = grouped.FlattenHeads(Heads.IntoKvHeads);
        Expect.Same(repeated.Raw, scores, 1e-5);
    }

    [Fact]
    public void Shares_rows_between_heads()
    {
        var rows = Given.Tensor<Batch, Seq, Rest>();
        Tensor<Batch, Heads, Seq, Rest> shared = rows.SharedBy<Heads>();
        Expect.Same(rows.Raw.unsqueeze(1).expand(2, 4, 3, 2), shared);
        Expect.Refused(() => rows.SharedBy<KeySeq>(), "KeySeq", "run time");
    }

    [Fact]
    public void Refuses_evidence_that_nobody_made()
    {
        var rows = Given.Tensor<Batch, Seq, QueryWidth>();
        Expect.Refused(() => rows.Unflatten(default(Factors<QueryWidth, Seq, HeadDim>)), "default", "QueryWidth");
        var keys = Given.Tensor<Batch, KvHeads, KeySeq, HeadDim>();
        Expect.Refused(() => keys.RepeatGroups(default(Factors<Vocab, KvHeads, Group>)), "default", "Vocab");
        Expect.Refused(
            () => Given.Tensor<Batch, Seq, Heads, Emb>().Flatten(default(Factors<Vocab, Heads, Emb>)),
            "default"
        );
    }
}
