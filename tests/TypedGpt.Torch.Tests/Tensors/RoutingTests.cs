using TorchSharp;

namespace TypedGpt.Torch.Tests;

/// <summary>The routers of released models, written in typed operations, against the same in plain torch.</summary>
public class RoutingTests
{
    private readonly Tensor<Batch, Seq, Experts> logits = Given.Tensor<Batch, Seq, Experts>();

    /// <summary>A softmax over all experts, the few most probable, their gates brought to a sum of 1 (Mixtral).</summary>
    [Fact]
    public void A_softmax_router()
    {
        var (gates, chosen) = logits.Softmax().TopK<Two>();
        var normed = gates.DivideRows(gates.Sum());

        var (values, places) = logits.Raw.softmax(-1).topk(2);
        Expect.Same(values / values.sum([-1], keepdim: true), normed, 1e-5);
        Expect.Values(places.flatten().data<long>().ToArray(), chosen);
    }

    /// <summary>
    /// Sigmoid scores, chosen with a learned bias among the groups whose two best are best, weighed without it and scaled
    /// (DeepSeek-V3, equations 13 to 16 of the report).
    /// </summary>
    [Fact]
    public void A_sigmoid_router_with_groups()
    {
        var bias = Given.Tensor<Experts>();
        var scores = logits.Sigmoid();
        var biased = (scores + bias).Unflatten(Experts.IntoGroups); // [Batch, Seq, Groups, PerGroup]
        var (sums, best) = biased.TopK<Two>().Values.Sum().TopK<Two>();
        var allowed = sums.OnesLike().ScatterInto(best); // [Batch, Seq, Groups]
        var within = biased.ScaleRows(allowed).Flatten(Experts.IntoGroups);
        var chosen = within.TopK<Two>().Indices;
        var weights = scores.PickMany(chosen);
        var gates = weights.DivideRows(weights.Sum() + 1e-20) * 2.5;

        var raw = logits.Raw.sigmoid();
        var choice = raw + bias.Raw;
        var rawSums = choice.reshape(2, 3, 4, 3).topk(2).values.sum([-1]);
        var mask = torch.zeros_like(rawSums).scatter(-1, rawSums.topk(2).indexes, torch.ones(2, 3, 2));
        var wide = mask.unsqueeze(-1).expand(-1, -1, -1, 3).reshape(2, 3, 12);
        var places = choice.masked_fill(wide.eq(0), 0).topk(2).indexes;
        var picked = raw.gather(-1, places);
        Expect.Values(places.flatten().data<long>().ToArray(), chosen);
        Expect.Same(picked / (picked.sum([-1], keepdim: true) + 1e-20) * 2.5, gates, 1e-5);
    }

    private readonly struct Experts : IDim
    {
        public static long Size => 12;
        public static Factors<Experts, Groups, PerGroup> IntoGroups { get; } =
            Evidence.Factors<Experts, Groups, PerGroup>();
    }

    private readonly struct Groups : IDim
    {
        public static long Size => 4;
    }

    private readonly struct PerGroup : IDim
    {
        public static long Size => 3;
    }
}
