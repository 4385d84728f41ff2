using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;

namespace TypedGpt.Architecture.Tests.Forward;

/// <summary>Each op once, on variables that fit it: what the page of the ops shows and what the tests of all ops walk.</summary>
internal static class OpExamples
{
    private static readonly Axes Heads = ["Batch", "Heads", "Seq", "HeadDim"];
    private static readonly Axes Rows = ["Batch", "Seq", "Experts", "Emb"];

    /// <summary>Each op, built anew, in the order of the page.</summary>
    public static IReadOnlyList<Op> All =>
        [
            X,
            new Inner("Attention", X, Axes.Tokens),
            new Blocks("Blocks", X),
            new Lookup("Tokens", "Vocab", "Emb", Ids),
            new TokenPositions("Context", 0, Ids),
            new Linear("Query", "Emb", "QueryWidth", X),
            new Norm("Norm1", NormKind.Layer, "Emb", IsPlusOne: false, X),
            new AddParameter("Shift", ["Emb"], X),
            new AddNumber(1, X),
            new ScaleBy(new Factor.RootOf("Emb"), X),
            new Add(X, Y),
            new Multiply(X, Y),
            new SoftCap(30, X),
            new Clamp(-7, 7, X),
            new Activate(ElementFunction.Silu, X),
            new Dropout("Dropout", X),
            new SplitHeads("Heads", "HeadDim", new Read("queries", ["Batch", "Seq", "QueryWidth"])),
            new MergeHeads("ValueWidth", new Read("mixed", ["Batch", "Seq", "Heads", "ValueDim"])),
            new Split(["HeadDim", "Turned"], new Read("queries", ["Batch", "Heads", "Seq", "Whole"])),
            new Join("Whole", [new Read("plain", Heads), new Read("turned", Heads.WithLast("Turned"))]),
            new Repeat("Heads", new Read("key", ["Batch", "Seq", "HeadDim"])),
            new Rotate("Rotary", "HeadDim", [], new(10000), new Read("queries", Heads)),
            new Remember(new Read("keys", Heads)),
            Each("Up", "Emb", "Hidden", new Read("rows", ["Routed", "Emb"])),
            new Attend(Queries, Keys, Values, new(Mask: new("Mask", MaskingKind.Causal))),
            Route,
            new Experts(X, Route, Experts.Of(Axes.Tokens, (_, each) => Each("Up", "Emb", "Emb", each))),
            new Scores(Queries, Keys),
            new AddBias("Distances", Scores),
            new MaskedFill("Mask", Scores),
            new Softmax(Scores),
            new Weigh(Weights, Values),
            new FusedAttend(Queries, Keys, Values, new(Mask: new("Mask", MaskingKind.Causal))),
            new HeadsLast(new Read("mixed", Heads)),
            new GroupHeads("KvHeads", "Group", Queries),
            new UngroupHeads("Heads", new Read("mixed", ["Batch", "KvHeads", "Group", "Seq", "ValueDim"])),
            new TopK("Chosen", Affinities),
            new Pick(Affinities, Chosen),
            new DivideBySum(Gates),
            new GroupScores(Groups, Affinities),
            new KeepGroups(Groups, Affinities, new Read("kept", ["Batch", "Seq", "Kept"], "Groups")),
            new ChosenExperts(X, Chosen, Experts.Of(Axes.Tokens, (_, rows) => Each("Up", "Emb", "Emb", rows))),
            new ScaleRows(new Read("rows", Rows.With("Experts", "Chosen")), Gates),
            new SumOfRows(new Read("routed", Rows.With("Experts", "Chosen"))),
            new SumOfLast(Gates),
        ];

    private static Read X => new("x", Axes.Tokens);

    private static Read Y => new("y", Axes.Tokens);

    private static Read Ids => new("ids", Axes.Ids, "Vocab");

    private static Read Queries => new("queries", Heads);

    private static Read Keys => new("keys", Heads.With("Seq", "KeySeq"));

    private static Read Values => new("values", ["Batch", "Heads", "KeySeq", "ValueDim"]);

    private static Read Scores => new("scores", ["Batch", "Heads", "Seq", "KeySeq"]);

    private static Read Weights => new("weights", ["Batch", "Heads", "Seq", "KeySeq"]);

    private static Read Affinities => new("affinities", ["Batch", "Seq", "Experts"]);

    private static Read Chosen => new("chosen", ["Batch", "Seq", "Chosen"], "Experts");

    private static Read Gates => new("gates", ["Batch", "Seq", "Chosen"]);

    private static RouteGroups Groups => new("Groups", "PerGroup", "Kept", IsSumOfBestTwo: false);

    private static Route Route => new(new("Chosen"), Affinities);

    private static LinearOfExperts Each(string member, string takes, string gives, Op each) =>
        new(member, "", takes, gives, each);
}
