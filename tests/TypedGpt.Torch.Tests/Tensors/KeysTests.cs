using TorchSharp;

namespace TypedGpt.Torch.Tests;

public class KeysTests
{
    [Fact]
    public void Any_dim_with_a_key_twin_answers()
    {
        var slots = Given.Tensor<Batch, Slots, Emb>();
        Tensor<Batch, SlotKeys, Emb> keys = slots.AsKeys<SlotKeys>();
        Assert.Same(slots.Raw, keys.Raw);
        Tensor<Batch, Slots, SlotKeys> scores = slots.MatMul(keys.TransposeLast());
        var weights = scores.MaskedFill(Mask.Self(scores)).Softmax();
        Expect.Same(torch.zeros(2, 3), torch.diagonal(weights.Raw, dim1: 1, dim2: 2));
        Expect.Refused(() => slots.AsKeys<FewKeys>(), "FewKeys (2)", "Slots (3)");
    }

    [Fact]
    public void Positions_answer_at_every_rank()
    {
        Tensor<KeySeq, Emb> two = Given.Tensor<Seq, Emb>().AsKeys();
        Tensor<Batch, KeySeq, Emb> three = Given.Tensor<Batch, Seq, Emb>().AsKeys();
        Tensor<Batch, Heads, KeySeq, HeadDim> four = Given.Tensor<Batch, Heads, Seq, HeadDim>().AsKeys();
        var groups = Given.Tensor<Batch, KvHeads, Group, Seq, HeadDim>();
        Tensor<Batch, KvHeads, Group, KeySeq, HeadDim> five = groups.AsKeys();
        Assert.Same(groups.Raw, five.Raw);
        Assert.Equal([3, 8], two.Raw.shape);
        Assert.Equal([2, 3, 8], three.Raw.shape);
        Assert.Equal([2, 4, 3, 6], four.Raw.shape);
        Tensor<Batch, KeySeq, Emb> named = Given.Tensor<Batch, Seq, Emb>().AsKeys<KeySeq>();
        Assert.Equal([2, 3, 8], named.Raw.shape);
    }

    [Fact]
    public void What_is_hidden_from_itself_has_as_many_keys()
    {
        var scores = Tensor.Assume<Batch, Seq, KeySeq>(torch.zeros(1, 2, 3));
        Expect.Refused(() => Mask.Self(scores), "Seq is 2", "KeySeq is 3");
    }

    [Fact]
    public void Keys_are_hidden_from_grouped_heads()
    {
        var scores = Given.Tensor<Batch, KvHeads, Group, Seq, KeySeq>();
        var ids = Indices.From<Batch, Seq, Vocab>([1, 2, 0], [1, 0, 0]);
        var padding = ids.Where(0).AsKeys();
        Expect.Same(
            scores.Raw.masked_fill(padding.Raw.reshape(2, 1, 1, 1, 3), double.NegativeInfinity),
            scores.HideKeys(padding)
        );
    }

    [Fact]
    public void A_sink_takes_what_no_key_deserves()
    {
        var scores = Given.Tensor<Batch, Heads, Seq, KeySeq>();
        var sinks = Given.Tensor<Heads>();
        Probabilities<Batch, Heads, Seq, KeySeq> weights = scores.SoftmaxWithSinks(sinks);
        var all = scores.Raw.exp();
        var rest = sinks.Raw.exp().reshape(1, 4, 1, 1);
        Expect.Same(all / (all.sum([-1], keepdim: true) + rest), weights, 1e-5);
        var grouped = scores.UnflattenHeads(Heads.IntoKvHeads).SoftmaxWithSinks(sinks.Unflatten(Heads.IntoKvHeads));
        Expect.Same(weights.Raw.reshape(2, 2, 2, 3, 3), grouped, 1e-6);
        Expect.NothingLeft(() => scores.SoftmaxWithSinks(sinks).Raw.Dispose());
    }
}
