namespace TypedGpt.Mutations.Typed.Mutations;

/// <summary>Mutations of what the generator emits for GPT-2.</summary>
internal static class EmittedMutations
{
    public static IEnumerable<Mutation> All => [.. Attention, .. FeedForward, .. Block, .. Embeddings, .. Model];

    private static IEnumerable<Mutation> Attention =>
        AllMutations.Of(
            TypedSource.Emitted("Attention"),
            (1, "Output.Forward(mixed.Flatten(ValueWidth.IntoHeads))", "Output.Forward(x)"),
            (1, "Query.Forward(x)", "Output.Forward(x)"),
            (2, "new Linear<Emb, QueryWidth>(bias: false)", "new Linear<Emb, KeyWidth>(bias: false)"),
            (2, "new Linear<ValueWidth, Emb>(bias: true)", "new Linear<ValueWidth, Hidden>(bias: true)"),
            (3, "new Linear<Emb, ValueWidth>(bias: false)", "new Linear<ValueWidth, Emb>(bias: false)"),
            (8, "Query.Forward(x).Unflatten(QueryWidth.IntoHeads)", "Query.Forward(x).Unflatten(KeyWidth.IntoHeads)"),
            (8, "Key.Forward(x).Unflatten(KeyWidth.IntoHeads)", "Key.Forward(x).Unflatten(QueryWidth.IntoHeads)"),
            (8, "Value.Forward(x).Unflatten(ValueWidth.IntoHeads)", "Value.Forward(x).Unflatten(KeyWidth.IntoHeads)"),
            (8, "Query.Forward(x).Unflatten(QueryWidth.IntoHeads)", "Key.Forward(x).Unflatten(QueryWidth.IntoHeads)"),
            (
                9,
                "Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle()",
                "Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeLast().TransposeMiddle()"
            ),
            (
                9,
                "Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle()",
                "Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeLast().TransposeMiddle()"
            ),
            (10, "Forward(Tensor<Batch, Seq, Emb> x)", "Forward(Tensor<Seq, Batch, Emb> x)"),
            (10, "public Tensor<Batch, Seq, Emb> Forward", "public Tensor<Seq, Batch, Emb> Forward"),
            (
                11,
                "Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle()",
                "Query.Forward(x).Unflatten(QueryWidth.IntoHeads)"
            ),
            (
                11,
                "Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle()",
                "Key.Forward(x).Unflatten(KeyWidth.IntoHeads)"
            ),
            (
                11,
                "Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle()",
                "Value.Forward(x).Unflatten(ValueWidth.IntoHeads)"
            ),
            (12, "keys.TransposeLast()", "keys"),
            (12, "keys.TransposeLast()", "keys.TransposeLast().TransposeLast()"),
            (13, "keys.TransposeLast()", "keys.TransposeMiddle()"),
            (13, "MatMul(values).TransposeMiddle()", "MatMul(values).TransposeLast()"),
            (13, "queries.MatMul", "queries.TransposeMiddle().MatMul"),
            (14, "queries.MatMul(keys.TransposeLast())", "keys.MatMul(queries.TransposeLast())"),
            (14, "queries.MatMul(keys.TransposeLast())", "keys.TransposeLast().MatMul(queries)"),
            (14, "Dropout.Forward(weights).MatMul(values)", "values.MatMul(Dropout.Forward(weights).AsTensor())"),
            (15, "MatMul(values)", "MatMul(keys)"),
            (15, "MatMul(values)", "MatMul(queries)"),
            (15, "Value.Forward(x)", "Key.Forward(x)"),
            (
                16,
                "MaskedFill(Mask.For(scores)).Softmax()",
                "MaskedFill(Mask.For(scores)).TransposeLast().Softmax().TransposeLast()"
            ),
            (16, "MaskedFill(Mask.For(scores)).Softmax()", "MaskedFill(Mask.For(scores)).TransposeLast().Softmax()"),
            (16, "MaskedFill(Mask.For(scores)).Softmax()", "MaskedFill(Mask.For(scores)).TransposeMiddle().Softmax()"),
            (17, "MatMul(values).TransposeMiddle()", "MatMul(values)"),
            (18, "mixed.Flatten(ValueWidth.IntoHeads)", "mixed.Flatten(QueryWidth.IntoHeads)"),
            (18, "mixed.Flatten(ValueWidth.IntoHeads)", "mixed"),
            (18, "Output.Forward(mixed.Flatten(ValueWidth.IntoHeads))", "mixed.Flatten(ValueWidth.IntoHeads)"),
            (
                18,
                "Output.Forward(mixed.Flatten(ValueWidth.IntoHeads))",
                "Output.Forward(Output.Forward(mixed.Flatten(ValueWidth.IntoHeads)))"
            ),
            (
                19,
                "return scope.Keep(Output.Forward(mixed.Flatten(ValueWidth.IntoHeads)));",
                "return scope.Keep(x + mixed.Flatten(ValueWidth.IntoHeads));"
            ),
            (22, "Mask.For(scores)", "Mask.For(keys)"),
            (22, "Mask.For(scores)", "Mask.For(queries)"),
            (
                22,
                "Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys()",
                "Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle()"
            ),
            (
                22,
                "Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys()",
                "Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle()"
            ),
            (22, "scores.MaskedFill(Mask.For(scores)).Softmax()", "scores.Softmax().MaskedFill(Mask.For(scores))"),
            (22, "scores.MaskedFill(Mask.For(scores))", "scores.MaskedFill(Mask.For(scores.TransposeLast()))"),
            (23, "new CausalMask<Context>()", "new CausalMask<HeadDim>()")
        );

    private static IEnumerable<Mutation> FeedForward =>
        AllMutations.Of(
            TypedSource.Emitted("FeedForward"),
            (1, "Out.Forward(hidden)", "Out.Forward(x)"),
            (1, "In.Forward(x).GeluTanh()", "x.GeluTanh()"),
            (2, "new Linear<Emb, Hidden>(bias: true)", "new Linear<Emb, QueryWidth>(bias: true)"),
            (2, "new Linear<Hidden, Emb>(bias: true)", "new Linear<Hidden, QueryWidth>(bias: true)"),
            (3, "new Linear<Emb, Hidden>(bias: true)", "new Linear<Hidden, Emb>(bias: true)"),
            (3, "new Linear<Hidden, Emb>(bias: true)", "new Linear<Emb, Hidden>(bias: true)"),
            (4, "new Linear<Emb, Hidden>(bias: true)", "new Linear<Emb, Emb>(bias: true)"),
            (4, "Out.Forward(hidden)", "hidden"),
            (4, "Out.Forward(hidden)", "In.Forward(hidden)"),
            (13, "In.Forward(x)", "In.Forward(x.TransposeLast())"),
            (10, "Forward(Tensor<Batch, Seq, Emb> x)", "Forward(Tensor<Seq, Batch, Emb> x)")
        );

    private static IEnumerable<Mutation> Block =>
        AllMutations.Of(
            TypedSource.Emitted("Block"),
            (1, "Attention.Forward(Norm1.Forward(x))", "Attention.Forward(FeedForward.In.Forward(x))"),
            (4, "FeedForward.Forward(Norm2.Forward(x))", "FeedForward.Out.Forward(Norm2.Forward(x))"),
            (13, "FeedForward.Forward(Norm2.Forward(x))", "FeedForward.Forward(Norm2.Forward(x).TransposeLast())"),
            (
                19,
                "Dropout.Forward(FeedForward.Forward(Norm2.Forward(x)))",
                "Dropout.Forward(FeedForward.In.Forward(Norm2.Forward(x)))"
            ),
            (
                19,
                "Dropout.Forward(Attention.Forward(Norm1.Forward(x)))",
                "Dropout.Forward(Attention.Query.Forward(Norm1.Forward(x)))"
            ),
            (20, "Attention.Forward(Norm1.Forward(x))", "Attention.Forward(Norm1.Forward(x)).Last()"),
            (20, "FeedForward.Forward(Norm2.Forward(x))", "FeedForward.Forward(Norm2.Forward(x)).MeanOfRows()"),
            (29, "new LayerNorm<Emb>(eps: 1E-05)); Attention", "new LayerNorm<Hidden>(eps: 1E-05)); Attention"),
            (29, "new LayerNorm<Emb>(eps: 1E-05)); FeedForward", "new LayerNorm<QueryWidth>(eps: 1E-05)); FeedForward")
        );

    private static IEnumerable<Mutation> Embeddings =>
        AllMutations.Of(
            TypedSource.Emitted("Embeddings"),
            (23, "new Embedding<Context, Emb>()", "new Embedding<HeadDim, Emb>()"),
            (23, "ids.Positions<Context>()", "ids.Positions<Heads>()"),
            (24, "ids.Positions<Context>()", "ids.Positions<Vocab>()"),
            (24, "Tokens.Forward(ids)", "Positions.Forward(ids)"),
            (24, "Positions.Forward(ids.Positions<Context>())", "Tokens.Forward(ids.Positions<Context>())"),
            (24, "new Embedding<Vocab, Emb>()", "new Embedding<Context, Emb>()"),
            (2, "new Embedding<Context, Emb>()", "new Embedding<Context, Hidden>()"),
            (3, "new Embedding<Vocab, Emb>()", "new Embedding<Emb, Vocab>()"),
            (10, "Forward(Indices<Batch, Seq, Vocab> ids)", "Forward(Indices<Seq, Batch, Vocab> ids)")
        );

    private static IEnumerable<Mutation> Model =>
        AllMutations.Of(
            TypedSource.Emitted("Model"),
            (1, "Head.Forward(FinalNorm.Forward(x))", "Head.Forward(Head.Forward(x))"),
            (1, "FinalNorm.Forward(x)", "FinalNorm.Forward(Head.Forward(x))"),
            (3, "new Linear<Emb, Vocab>(bias: false)", "new Linear<Vocab, Emb>(bias: false)"),
            (2, "new Linear<Emb, Vocab>(bias: false)", "new Linear<Emb, Context>(bias: false)"),
            (10, "Tensor<Batch, Seq, Vocab> Forward", "Tensor<Seq, Batch, Vocab> Forward"),
            (20, "FinalNorm.Forward(x)", "FinalNorm.Forward(x.Last())"),
            (24, "Indices.Assume<Batch, Seq, Vocab>(input)", "Indices.Assume<Batch, Seq, Context>(input)"),
            (29, "new LayerNorm<Emb>(eps: 1E-05)", "new LayerNorm<Vocab>(eps: 1E-05)"),
            (18, "Head.Forward(FinalNorm.Forward(x))", "FinalNorm.Forward(x)")
        );
}
