using TypedGpt.Architecture.Forward;

namespace TypedGpt.Architecture.Tests.Forward;

/// <summary>Passes as torch code: what each option adds, and that it adds nothing where it is off.</summary>
public sealed class ForwardTests
{
    [Fact]
    public void Attention_without_options() =>
        Prints(
            Passes.Attention(new()),
            """
            var queries = Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle();                          // [Batch, Heads, Seq, HeadDim]
            var keys = Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys();                        // [Batch, Heads, KeySeq, HeadDim]
            var values = Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys();                  // [Batch, Heads, KeySeq, ValueDim]

            var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);                               // [Batch, Heads, Seq, KeySeq]
            var weights = scores.Softmax();                                                                            // [Batch, Heads, Seq, KeySeq]
            return scope.Keep(Output.Forward(weights.MatMul(values).TransposeMiddle().Flatten(ValueWidth.IntoHeads))); // [Batch, Seq, Emb]
            """
        );

    [Fact]
    public void Attention_with_all_of_them() =>
        Prints(
            Passes.Attention(
                Passes.Near with
                {
                    Group = "Group",
                    Sinks = "Sinks",
                    Cap = 50,
                    Bias = "Distances",
                    Dropout = "Dropout",
                    Scale = new Factor.Number(0.25),
                },
                "KvHeads",
                turns: true
            ),
            """
            var queries = Rotary.Forward(HeadNorm.Forward(Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle()));                                         // [Batch, Heads, Seq, HeadDim]
            var keys = Rotary.Forward(HeadNorm.Forward(Key.Forward(x).Unflatten(KeyWidth.IntoKvHeads).TransposeMiddle())).AsKeys();                                     // [Batch, KvHeads, KeySeq, HeadDim]
            var values = Value.Forward(x).Unflatten(ValueWidth.IntoKvHeads).TransposeMiddle().AsKeys();                                                                 // [Batch, KvHeads, KeySeq, ValueDim]

            var scores = (queries.UnflattenHeads(Heads.IntoKvHeads).MatMul(keys.TransposeLast()) * 0.25).SoftCap(50);                                                   // [Batch, KvHeads, Group, Seq, KeySeq]
            var biased = scores + Distances.For(scores, Heads.IntoKvHeads);                                                                                             // [Batch, KvHeads, Group, Seq, KeySeq]
            var weights = biased.MaskedFill(Mask.For(biased)).SoftmaxWithSinks(Sinks.Unflatten(Heads.IntoKvHeads));                                                     // [Batch, KvHeads, Group, Seq, KeySeq]
            return scope.Keep(Output.Forward(Dropout.Forward(weights).MatMul(values).FlattenHeads(Heads.IntoKvHeads).TransposeMiddle().Flatten(ValueWidth.IntoHeads))); // [Batch, Seq, Emb]
            """
        );

    [Fact]
    public void Latent_attention_remembers_the_narrow_vector() =>
        Prints(
            Passes.LatentAttention(),
            """
            var (content, shared) = Down.Forward(x).Split(Compressed.IntoSections);                                              // [Batch, Seq, Latent], [Batch, Seq, Turned]
            var latent = LatentNorm.Forward(content).AsKeys();                                                                   // [Batch, KeySeq, Latent]
            var turned = Rotary.Forward(shared).AsKeys().SharedBy<Heads>();                                                      // [Batch, Heads, KeySeq, Turned]
            var keys = UpKey.Forward(latent).Unflatten(KeyWidth.IntoHeads).TransposeMiddle().Concat(turned, Whole.IntoSections); // [Batch, Heads, KeySeq, Whole]
            var values = UpValue.Forward(latent).Unflatten(ValueWidth.IntoHeads).TransposeMiddle();                              // [Batch, Heads, KeySeq, ValueDim]
            var (plain, toTurn) = Query.Forward(x).Unflatten(Queries.IntoHeads).TransposeMiddle().Split(Whole.IntoSections);     // [Batch, Heads, Seq, HeadDim], [Batch, Heads, Seq, Turned]
            var queries = plain.Concat(Rotary.Forward(toTurn), Whole.IntoSections);                                              // [Batch, Heads, Seq, Whole]

            var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(Whole.Size);                                           // [Batch, Heads, Seq, KeySeq]
            var weights = scores.MaskedFill(Mask.For(scores)).Softmax();                                                         // [Batch, Heads, Seq, KeySeq]
            return scope.Keep(Output.Forward(weights.MatMul(values).TransposeMiddle().Flatten(ValueWidth.IntoHeads)));           // [Batch, Seq, Emb]
            """
        );

    [Fact]
    public void Experts_by_a_softmax_over_all() =>
        Prints(
            Passes.Experts(new("Chosen", IsNormalized: true)),
            """
            var (weights, chosen) = Router.Forward(x).Softmax().TopK<Chosen>();                          // [Batch, Seq, Chosen], [Batch, Seq, Chosen]
            var gates = weights.DivideRows(weights.Sum());                                               // [Batch, Seq, Chosen]

            var outputs = x.ThroughExperts(chosen, (rows, expert) =>                                     // [Batch, Seq, Chosen, Emb]
            {
                var gated = (rows.MatMul(Gate.Of(expert).TransposeLast()) + GateBias.Of(expert)).Silu(); // [Routed, Hidden]
                var inside = gated * (rows.MatMul(Up.Of(expert).TransposeLast()) + UpBias.Of(expert));   // [Routed, Hidden]
                return inside.MatMul(Down.Of(expert).TransposeLast()) + DownBias.Of(expert);             // [Routed, Emb]
            });

            var routed = outputs.ScaleRows(gates);                                                       // [Batch, Seq, Chosen, Emb]
            return scope.Keep(routed.SumOfRows());                                                       // [Batch, Seq, Emb]
            """
        );

    [Fact]
    public void Experts_by_a_softmax_over_the_chosen() =>
        Prints(
            Passes.Experts(new("Chosen", IsSoftmaxOfChosen: true)),
            """
            var (weights, chosen) = Router.Forward(x).TopK<Chosen>();                                    // [Batch, Seq, Chosen], [Batch, Seq, Chosen]
            var gates = weights.Softmax().AsTensor();                                                    // [Batch, Seq, Chosen]

            var outputs = x.ThroughExperts(chosen, (rows, expert) =>                                     // [Batch, Seq, Chosen, Emb]
            {
                var gated = (rows.MatMul(Gate.Of(expert).TransposeLast()) + GateBias.Of(expert)).Silu(); // [Routed, Hidden]
                var inside = gated * (rows.MatMul(Up.Of(expert).TransposeLast()) + UpBias.Of(expert));   // [Routed, Hidden]
                return inside.MatMul(Down.Of(expert).TransposeLast()) + DownBias.Of(expert);             // [Routed, Emb]
            });

            var routed = outputs.ScaleRows(gates);                                                       // [Batch, Seq, Chosen, Emb]
            return scope.Keep(routed.SumOfRows());                                                       // [Batch, Seq, Emb]
            """
        );

    [Fact]
    public void Experts_of_the_best_groups() =>
        Prints(
            Passes.Experts(
                new(
                    "Chosen",
                    IsSigmoid: true,
                    IsNormalized: true,
                    Bias: "Correction",
                    Groups: new("Groups", "PerGroup", "Kept", IsSumOfBestTwo: true),
                    Factor: 2.5
                )
            ),
            """
            var affinities = Router.Forward(x).Sigmoid();                                                // [Batch, Seq, Experts]
            var ranks = affinities + Correction;                                                         // [Batch, Seq, Experts]
            var (_, kept) = ranks.Unflatten(Experts.IntoGroups).TopK<Two>().Values.Sum().TopK<Kept>();   // [Batch, Seq, Kept]
            var (_, chosen) = ranks.KeepGroups(kept, Experts.IntoGroups).TopK<Chosen>();                 // [Batch, Seq, Chosen]
            var weights = affinities.PickMany(chosen);                                                   // [Batch, Seq, Chosen]
            var gates = weights.DivideRows(weights.Sum() + 1E-20) * 2.5;                                 // [Batch, Seq, Chosen]

            var outputs = x.ThroughExperts(chosen, (rows, expert) =>                                     // [Batch, Seq, Chosen, Emb]
            {
                var gated = (rows.MatMul(Gate.Of(expert).TransposeLast()) + GateBias.Of(expert)).Silu(); // [Routed, Hidden]
                var inside = gated * (rows.MatMul(Up.Of(expert).TransposeLast()) + UpBias.Of(expert));   // [Routed, Hidden]
                return inside.MatMul(Down.Of(expert).TransposeLast()) + DownBias.Of(expert);             // [Routed, Emb]
            });

            var routed = outputs.ScaleRows(gates);                                                       // [Batch, Seq, Chosen, Emb]
            return scope.Keep(routed.SumOfRows());                                                       // [Batch, Seq, Emb]
            """
        );

    [Fact]
    public void Sums_and_products_keep_their_order()
    {
        Op a = new Read("a", Axes.Tokens);
        Op b = new Read("b", Axes.Tokens);
        Assert.Equal("a + b + a", Line(a.Plus(b).Plus(a)));
        Assert.Equal("a + (b + a)", Line(a.Plus(b.Plus(a))));
        Assert.Equal("(a + b) * a", Line(a.Plus(b).Times(a)));
        Assert.Equal("a + b * a", Line(a.Plus(b.Times(a))));
        Assert.Equal("a * (b * a)", Line(a.Times(b.Times(a))));
        Assert.Equal("(a + b).Silu()", Line(a.Plus(b).Activated(ElementFunction.Silu)));
        Assert.Equal("(a * b).SoftCap(30)", Line(a.Times(b).SoftCapped(30)));
        Assert.Equal("(a + 1) * 0.5", Line(a.Plus(1.0).ScaledBy(0.5)));
        Assert.Equal("a.TimesRounded(Math.Sqrt(Emb.Size))", Line(a.ScaledBy(new Factor.RootOf("Emb"))));
        Assert.Equal("a.Clamp(double.NegativeInfinity, 7)", Line(a.Clamped(null, 7)));
        Assert.Equal("a.Clamp(-8, 8)", Line(a.Clamped(8.0)));
        Assert.Equal("a.ReluSquared()", Line(a.Activated(ElementFunction.ReluSquared)));
    }

    [Fact]
    public void An_option_that_is_off_is_not_in_the_tree()
    {
        Op a = new Read("a", Axes.Tokens);
        Assert.Same(a, a.ScaledBy(1));
        Assert.Same(a, a.ScaledBy((Factor?)null));
        Assert.Same(a, a.SoftCapped(null));
        Assert.Same(a, a.Clamped(null));
        Assert.Same(a, a.Clamped(null, null));
        Assert.Same(a, a.Activated(null));
        Assert.Same(a, a.DroppedBy(""));
        Assert.Same(a, a.Plus(0.0));
        Assert.Same(a, Graph.MemberOps.Through(a, null));
        Assert.Same(a, Graph.MemberOps.Rotated(a, null));
        Assert.Same(a, Graph.MemberOps.Plus(a, null));
        Assert.Same(a, Graph.MemberOps.ScaledBy(a, null));
    }

    /// <summary>Two attentions in one layer would name their scores alike.</summary>
    [Fact]
    public void A_name_that_is_taken_gets_a_number()
    {
        var pass = ForwardPass.OfTokens(
            (steps, x) =>
            {
                var scores = steps.Let("scores", x.Activated(ElementFunction.Silu));
                var once = steps.Let("once", Attended());
                var twice = steps.Let("twice", Attended());
                return once.Plus(twice).Merged("Emb").Plus(scores);
            }
        );
        Assert.Equal(
            ["scores", "scores2", "weights", "once", "scores3", "weights2", "twice"],
            pass.Expanded().Steps.OfType<Let>().SelectMany(step => step.Names)
        );

        static Op Attended() => OpExamples.All.OfType<Attend>().Single();
    }

    [Fact]
    public void Equal_configurations_have_equal_passes_and_others_have_not()
    {
        Assert.Equal(Graphs.Gpt().Layers, Graphs.Gpt().Layers);
        Assert.NotEqual(Passes.Attention(Passes.Causal), Passes.Attention(Passes.Near));
        Assert.Equal(Passes.LatentAttention(), Passes.LatentAttention());
    }

    private static void Prints(ForwardPass pass, string expected) => Assert.Equal(expected, Graphs.Printed(pass));

    private static string Line(Op op)
    {
        var line = Graphs.Printed(ForwardPass.OfTokens((_, _) => op)).Split(" // ")[0].Trim();
        return line["return scope.Keep(".Length..^2];
    }
}
