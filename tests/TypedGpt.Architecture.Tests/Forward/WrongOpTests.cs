using TypedGpt.Architecture.Forward;

namespace TypedGpt.Architecture.Tests.Forward;

/// <summary>An op on what does not fit says what it takes and what it got.</summary>
public sealed class WrongOpTests
{
    private static readonly Op X = new Read("x", Axes.Tokens);
    private static readonly Op Heads = new Read("heads", ["Batch", "Heads", "Seq", "HeadDim"]);
    private static readonly Op Keys = new Read("keys", ["Batch", "KvHeads", "KeySeq", "HeadDim"]);
    private static readonly Op Scores = new Read("scores", ["Batch", "Seq", "Experts"]);
    private static readonly Op OfOthers = new Read("chosen", ["Batch", "Seq", "Chosen"], "Vocab");

    private static readonly (Func<Op> Build, string Message)[] Wrong =
    [
        (() => new Linear("Out", "Hidden", "Emb", X), "Linear Out takes [.., Hidden] and gets [Batch, Seq, Emb]."),
        (
            () => new Norm("Norm", NormKind.Layer, "Hidden", false, X),
            "Norm Norm takes [.., Hidden] and gets [Batch, Seq, Emb]."
        ),
        (
            () => new Lookup("Tokens", "Vocab", "Emb", X),
            "Lookup Tokens takes indices of Vocab and gets [Batch, Seq, indices of ]."
        ),
        (() => new TokenPositions("Context", 0, X), "TokenPositions takes 2 axes and gets [Batch, Seq, Emb]."),
        (
            () => new Add(X, Scores),
            "Add takes axes of which one's are the innermost of the other's and gets [Batch, Seq, Emb] and [Batch, Seq, Experts]."
        ),
        (
            () => new Multiply(Heads, X),
            "Multiply takes axes of which one's are the innermost of the other's and gets [Batch, Heads, Seq, HeadDim] and [Batch, Seq, Emb]."
        ),
        (
            () => new AddParameter("Shift", ["Hidden"], X),
            "AddParameter Shift takes axes that end in [Hidden] and gets [Batch, Seq, Emb]."
        ),
        (
            () => new SplitHeads("Heads", "HeadDim", Heads),
            "SplitHeads takes 3 axes and gets [Batch, Heads, Seq, HeadDim]."
        ),
        (() => new MergeHeads("ValueWidth", X), "MergeHeads takes 4 axes and gets [Batch, Seq, Emb]."),
        (() => new Split(["Emb"], X), "Split takes 2 or 3 sections."),
        (
            () => new Join("Whole", [X, Heads]),
            "Join Whole takes 2 or 3 values that differ in the last axis alone and gets [Batch, Seq, Emb] and [Batch, Heads, Seq, HeadDim]."
        ),
        (
            () => new Join("Whole", [X]),
            "Join Whole takes 2 or 3 values that differ in the last axis alone and gets [Batch, Seq, Emb]."
        ),
        (() => new Repeat("Heads", Heads), "Repeat takes 3 axes and gets [Batch, Heads, Seq, HeadDim]."),
        (
            () => new Rotate("Rotary", "HeadDim", [], new(1e4), Keys),
            "Rotate Rotary takes [.., Seq, HeadDim] and gets [Batch, KvHeads, KeySeq, HeadDim]."
        ),
        (
            () => new Rotate("Rotary", "HeadDim", [], new(1e4), X),
            "Rotate Rotary takes [.., HeadDim] and gets [Batch, Seq, Emb]."
        ),
        (
            () => new Rotate("Rotary", "Turned", ["Rest", "Turned"], new(1e4), Heads),
            "Rotate Rotary turns Turned, which has to be the first of its sections."
        ),
        (() => new Remember(Keys), "Remember takes [.., Seq, ..] and gets [Batch, KvHeads, KeySeq, HeadDim]."),
        (
            () => new Attend(Heads, Heads, Heads, new()),
            "Attend takes [Batch, Heads, Seq, D], [Batch, Heads, KeySeq, D] and [Batch, Heads, KeySeq, V] and gets [Batch, Heads, Seq, HeadDim] and [Batch, Heads, Seq, HeadDim] and [Batch, Heads, Seq, HeadDim]."
        ),
        (
            () => new Attend(Heads, Keys, Keys, new()),
            "Attend takes [Batch, Heads, Seq, D], [Batch, Heads, KeySeq, D] and [Batch, Heads, KeySeq, V] and gets [Batch, Heads, Seq, HeadDim] and [Batch, KvHeads, KeySeq, HeadDim] and [Batch, KvHeads, KeySeq, HeadDim]."
        ),
        (() => new HeadsLast(X), "HeadsLast takes 4 axes and gets [Batch, Seq, Emb]."),
        (
            () => new Scores(Heads, X),
            "Scores takes [.., Seq, D] and [Batch, Heads, KeySeq, D] and gets [Batch, Heads, Seq, HeadDim] and [Batch, Seq, Emb]."
        ),
        (
            () => new Weigh(Heads, Keys),
            "Weigh takes [.., Seq, KeySeq] and [Batch, Heads, KeySeq, V] and gets [Batch, Heads, Seq, HeadDim] and [Batch, KvHeads, KeySeq, HeadDim]."
        ),
        (
            () => new MaskedFill("Mask", new Softmax(Heads)),
            "MaskedFill takes a variable and gets Softmax [Batch, Heads, Seq, HeadDim]."
        ),
        (
            () => new Pick(Scores, OfOthers),
            "Pick takes values and indices of Experts and gets [Batch, Seq, Experts] and [Batch, Seq, Chosen]."
        ),
        (
            () => new ScaleRows(Heads, X),
            "ScaleRows takes rows and a factor for each and gets [Batch, Heads, Seq, HeadDim] and [Batch, Seq, Emb]."
        ),
        (
            () => new LinearOfExperts("Up", "", "Hidden", "Emb", X),
            "LinearOfExperts Up takes [.., Hidden] and gets [Batch, Seq, Emb]."
        ),
        (() => new Route(new("Chosen"), Heads), "Route takes 3 axes and gets [Batch, Heads, Seq, HeadDim]."),
        (
            () => new KeepGroups(new("Groups", "PerGroup", "Kept", false), Scores, OfOthers),
            "KeepGroups takes scores and indices of Groups and gets [Batch, Seq, Experts] and [Batch, Seq, Chosen]."
        ),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Wrong.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_refused_with_both_shapes(int at) =>
        Assert.Equal(Wrong[at].Message, Assert.Throws<AxesException>(() => Wrong[at].Build()).Message);

    [Fact]
    public void Experts_that_give_another_width_are_refused() =>
        Assert.Contains(
            "[Routed, Hidden]",
            Assert
                .Throws<AxesException>(() =>
                    X.ThroughExperts(
                        Scores.Routed(new("Chosen")),
                        (_, rows) => new LinearOfExperts("Up", "", "Emb", "Hidden", rows)
                    )
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_step_of_one_name_takes_one_value_and_an_assignment_keeps_axes()
    {
        var steps = new Steps(new Read("x", Axes.Tokens));
        Assert.Throws<AxesException>(() => steps.Let("chosen", new TopK("Chosen", Scores)));
        Assert.Throws<AxesException>(() => steps.Let("a", "b", X));
        Assert.Throws<AxesException>(() => steps.Let("a", "b", "c", new TopK("Chosen", Scores)));
        Assert.Throws<AxesException>(() => steps.AddTo(X, Scores));
        Assert.Throws<AxesException>(() => steps.Replace(new Activate(ElementFunction.Relu, X), X));
    }
}
