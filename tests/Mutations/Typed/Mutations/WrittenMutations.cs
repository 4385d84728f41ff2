namespace TypedGpt.Mutations.Typed.Mutations;

/// <summary>Mutations of layers and training code as a user writes them.</summary>
internal static class WrittenMutations
{
    public static IEnumerable<Mutation> All => [.. Fused, .. Cached, .. Trained, .. Normed];

    private static IEnumerable<Mutation> Fused =>
        AllMutations.Of(
            TypedSource.Written("FusedAttention"),
            (5, "typeof(QueryWidth), typeof(KeyWidth), typeof(ValueWidth)", "typeof(QueryWidth), typeof(KeyWidth)"),
            (5, "Linear<Emb, Qkv> Projection", "Linear<Emb, QueryWidth> Projection"),
            (5, "Linear<Emb, Qkv> Projection", "Linear<Emb, Hidden> Projection"),
            (
                6,
                "var (asked, found, given) = Projection.Forward(x).Split(Qkv.IntoSections);\n            var queries = asked.Unflatten(QueryWidth.IntoHeads).TransposeMiddle();\n            var keys = found.Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys();\n            var values = given.Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys();\n\n            var mixed",
                "var (asked, found) = Projection.Forward(x).Split(Qkv.IntoSections);\n            var queries = asked.Unflatten(QueryWidth.IntoHeads).TransposeMiddle();\n            var keys = found.Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys();\n            var values = found.Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys();\n\n            var mixed"
            ),
            (
                6,
                "return asked.Concat(found, given, Qkv.IntoSections);",
                "return asked.Concat(found, Qkv.IntoSections);"
            ),
            (
                6,
                "typeof(QueryWidth), typeof(KeyWidth), typeof(ValueWidth)",
                "typeof(QueryWidth), typeof(ValueWidth), typeof(KeyWidth)"
            ),
            (
                7,
                "Tensor<Batch, Seq, Qkv> Joined(Tensor<Batch, Seq, Emb> x)\n        {\n            var (asked, found, given) = Projection.Forward(x).Split(Qkv.IntoSections);",
                "Tensor<Batch, Seq, Qkv> Joined(Tensor<Batch, Seq, Emb> x)\n        {\n            var (asked, found, given) = Projection.Forward(x).TransposeLast().Split(Qkv.IntoSections);"
            ),
            (
                7,
                "Masked(Tensor<Batch, Seq, Emb> x)\n        {\n            var (asked, found, given) = Projection.Forward(x).Split(Qkv.IntoSections);",
                "Masked(Tensor<Batch, Seq, Emb> x)\n        {\n            var (asked, found, given) = x.Split(Qkv.IntoSections);"
            ),
            (
                7,
                "Tensor<Batch, Seq, Qkv> Joined(Tensor<Batch, Seq, Emb> x)\n        {\n            var (asked, found, given) = Projection.Forward(x).Split(Qkv.IntoSections);",
                "Tensor<Batch, Seq, Qkv> Joined(Tensor<Batch, Seq, Emb> x)\n        {\n            var (asked, found, given) = Projection.Forward(x).Split(QueryWidth.IntoHeads);"
            ),
            (21, "asked.Concat(found, given, Qkv.IntoSections)", "asked.Concat(given, found, Qkv.IntoSections)"),
            (21, "asked.Concat(found, given, Qkv.IntoSections)", "found.Concat(asked, given, Qkv.IntoSections)"),
            (
                21,
                "asked.Concat(found, given, Qkv.IntoSections)",
                "asked.TransposeLast().Concat(found.TransposeLast(), given.TransposeLast(), Qkv.IntoSections)"
            ),
            (
                15,
                "queries.ScaledDotProductAttention(keys, values, causal: true)",
                "queries.ScaledDotProductAttention(keys, keys, causal: true)"
            ),
            (
                14,
                "queries.ScaledDotProductAttention(keys, values, causal: true)",
                "keys.ScaledDotProductAttention(queries, values, causal: true)"
            ),
            (
                14,
                "queries.ScaledDotProductAttention(keys, values, causal: true)",
                "queries.ScaledDotProductAttention(values, keys, causal: true)"
            ),
            (
                12,
                "queries.ScaledDotProductAttention(keys, values, causal: true)",
                "queries.ScaledDotProductAttention(keys.TransposeLast(), values, causal: true)"
            ),
            (
                11,
                "var queries = asked.Unflatten(QueryWidth.IntoHeads).TransposeMiddle();\n            var keys = found.Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys();\n            var values = given.Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys();\n\n            var scores",
                "var queries = asked.Unflatten(QueryWidth.IntoHeads);\n            var keys = found.Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys();\n            var values = given.Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys();\n\n            var scores"
            ),
            (
                22,
                "queries.ScaledDotProductAttention(keys, values, hidden)",
                "queries.ScaledDotProductAttention(keys, values, Mask.For(queries))"
            ),
            (22, "var hidden = Mask.For(scores);", "var hidden = Mask.For(scores.TransposeLast());"),
            (
                17,
                "var mixed = queries.ScaledDotProductAttention(keys, values, hidden);\n            return Output.Forward(mixed.TransposeMiddle().Flatten(ValueWidth.IntoHeads));",
                "var mixed = queries.ScaledDotProductAttention(keys, values, hidden);\n            return Output.Forward(mixed.Flatten(ValueWidth.IntoHeads));"
            ),
            (
                18,
                "var mixed = queries.ScaledDotProductAttention(keys, values, causal: true);\n            return Output.Forward(mixed.TransposeMiddle().Flatten(ValueWidth.IntoHeads));",
                "var mixed = queries.ScaledDotProductAttention(keys, values, causal: true);\n            return Output.Forward(mixed.TransposeMiddle().Flatten(KeyWidth.IntoHeads));"
            ),
            (
                18,
                "var mixed = queries.ScaledDotProductAttention(keys, values, causal: true);\n            return Output.Forward(mixed.TransposeMiddle().Flatten(ValueWidth.IntoHeads));",
                "var mixed = queries.ScaledDotProductAttention(keys, values, causal: true);\n            return Output.Forward(mixed.TransposeMiddle());"
            ),
            (3, "Linear<ValueWidth, Emb> Output", "Linear<Emb, ValueWidth> Output"),
            (1, "Linear<ValueWidth, Emb> Output", "Linear<QueryWidth, Emb> Output"),
            (2, "Linear<ValueWidth, Emb> Output", "Linear<ValueWidth, ValueWidth> Output"),
            (25, "EmbDim = 48", "EmbDim = 50"),
            (25, "NHeads = 6", "NHeads = 7"),
            (25, "NHeads = 6, NLayers = 2", "NHeads = 0, NLayers = 2")
        );

    private static IEnumerable<Mutation> Cached =>
        AllMutations.Of(
            TypedSource.Written("CachedAttention"),
            (21, "cache.Append(newKeys, newValues)", "cache.Append(newValues, newKeys)"),
            (
                21,
                "cache.Append(newKeys, newValues)",
                "cache.Append(newKeys.TransposeMiddle(), newValues.TransposeMiddle())"
            ),
            (21, "cache.Append(newKeys, newValues)", "cache.Append(newKeys, newKeys)"),
            (
                21,
                "var (keys, values) = cache.Append(newKeys, newValues);",
                "var (values, keys) = cache.Append(newKeys, newValues);"
            ),
            (
                21,
                "var newKeys = Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle();",
                "var newKeys = Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys();"
            ),
            (
                11,
                "var newKeys = Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle();",
                "var newKeys = Key.Forward(x).Unflatten(KeyWidth.IntoHeads);"
            ),
            (
                11,
                "var newValues = Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle();",
                "var newValues = Value.Forward(x).Unflatten(ValueWidth.IntoHeads);"
            ),
            (
                8,
                "var newKeys = Key.Forward(x).Unflatten(KeyWidth.IntoHeads)",
                "var newKeys = Query.Forward(x).Unflatten(KeyWidth.IntoHeads)"
            ),
            (15, "var newValues = Value.Forward(x)", "var newValues = Key.Forward(x)"),
            (15, "weights.MatMul(values)", "weights.MatMul(keys)"),
            (15, "weights.MatMul(values)", "weights.MatMul(newValues)"),
            (
                12,
                "var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);\n            var weights",
                "var scores = queries.MatMul(keys) / Math.Sqrt(HeadDim.Size);\n            var weights"
            ),
            (
                14,
                "var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);\n            var weights",
                "var scores = newKeys.MatMul(queries.TransposeLast()) / Math.Sqrt(HeadDim.Size);\n            var weights"
            ),
            (
                12,
                "var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);\n            var weights",
                "var scores = queries.MatMul(newKeys) / Math.Sqrt(HeadDim.Size);\n            var weights"
            ),
            (22, "scores.MaskedFill(Mask.For(scores)).Softmax()", "scores.MaskedFill(Mask.For(newKeys)).Softmax()"),
            (22, "HideKeys(padding.AsKeys())", "HideKeys(padding)"),
            (22, "HideKeys(padding.AsKeys())", "MaskedFill(padding.AsKeys())"),
            (22, "Mask<Batch, Seq> padding", "Mask<Seq, Batch> padding"),
            (22, "scores.MaskedFill(Mask.For(scores)).HideKeys(padding.AsKeys())", "scores.HideKeys(Mask.For(scores))"),
            (22, "scores.MaskedFill(Mask.For(scores)).HideKeys(padding.AsKeys())", "scores.MaskedFill(padding)"),
            (16, "visible.Softmax().MatMul(values)", "visible.TransposeLast().Softmax().MatMul(values)"),
            (15, "visible.Softmax().MatMul(values)", "visible.Softmax().MatMul(keys)"),
            (17, "mixed.TransposeMiddle().Flatten(ValueWidth.IntoHeads)", "mixed.Flatten(ValueWidth.IntoHeads)"),
            (21, "KeyValueCache<Heads, HeadDim, ValueDim> cache", "KeyValueCache<Heads, ValueDim, HeadDim> cache"),
            (21, "KeyValueCache<Heads, HeadDim, ValueDim> cache", "KeyValueCache<HeadDim, Heads, ValueDim> cache"),
            (10, "Tensor<Batch, Seq, Emb> x, Mask", "Tensor<Seq, Batch, Emb> x, Mask")
        );

    private static IEnumerable<Mutation> Trained =>
        AllMutations.Of(
            TypedSource.Written("Training"),
            (3, "Linear<Emb, Vocab> Head", "Linear<Vocab, Emb> Head"),
            (2, "Linear<Emb, Vocab> Head", "Linear<Emb, Context> Head"),
            (1, "Linear<Emb, Vocab> Head", "Linear<Hidden, Vocab> Head"),
            (23, "Embedding<Context, Emb> Positions", "Embedding<HeadDim, Emb> Positions"),
            (23, "Embedding<Context, Emb> Positions", "Embedding<Hidden, Emb> Positions"),
            (24, "ids.Positions<Context>()", "ids.Positions<Vocab>()"),
            (24, "Positions.Forward(positions)", "Positions.Forward(ids)"),
            (24, "Positions.Forward(positions)", "Tokens.Forward(positions)"),
            (
                24,
                "Tokens.Forward(ids) + Positions.Forward(positions)",
                "Positions.Forward(ids) + Tokens.Forward(positions)"
            ),
            (24, "Embedding<Vocab, Emb> Tokens", "Embedding<Context, Emb> Tokens"),
            (4, "Embedding<Context, Emb> Positions", "Embedding<Context, Hidden> Positions"),
            (29, "LayerNorm<Emb> Norm", "LayerNorm<Hidden> Norm"),
            (29, "LayerNorm<Emb> Norm", "LayerNorm<Vocab> Norm"),
            (28, "x.MatMul(Tokens.Weight.TransposeLast())", "x.MatMul(Tokens.Weight)"),
            (28, "x.MatMul(Tokens.Weight.TransposeLast())", "x.MatMul(Positions.Weight.TransposeLast())"),
            (28, "x.MatMul(Tokens.Weight.TransposeLast())", "x.MatMul(Head.Weight)"),
            (28, "public Tensor<Batch, Seq, Vocab> Tied(", "public Tensor<Batch, Seq, Context> Tied("),
            (30, "return Loss.CrossEntropy(logits, targets);", "return Loss.CrossEntropy(targets, logits);"),
            (30, "return Loss.CrossEntropy(logits, targets);", "return Loss.CrossEntropy(logits.Softmax(), targets);"),
            (30, "return Loss.CrossEntropy(logits, targets);", "return Loss.CrossEntropy(logits, targets.Last());"),
            (30, "return Loss.CrossEntropy(logits, targets);", "return Loss.CrossEntropy(logits.Last(), targets);"),
            (
                30,
                "return Loss.CrossEntropy(logits, targets);",
                "return Loss.CrossEntropy(logits.TransposeLast(), targets);"
            ),
            (
                30,
                "return Loss.CrossEntropy(logits, targets);",
                "return Loss.CrossEntropy(logits, inputs.Positions<Trained.Context>());"
            ),
            (30, "return Loss.CrossEntropy(logits, next);", "return Loss.CrossEntropy(logits, text);"),
            (30, "return Loss.CrossEntropy(logits, next);", "return Loss.CrossEntropy(next, logits);"),
            (30, "Indices<Batch, Trained.Vocab> next", "Indices<Batch, Trained.Context> next"),
            (30, "Indices<Batch, Trained.Vocab> next", "Indices<Batch, Seq, Trained.Vocab> next"),
            (30, "model.Forward(text).Last();\n        return", "model.Forward(text);\n        return"),
            (
                30,
                "CrossEntropy(model.Forward(inputs), counted)",
                "CrossEntropy(model.Forward(inputs), targets.Where(0))"
            ),
            (30, "targets.Replace(targets.Where(0), -100)", "targets.Where(0)"),
            (30, "LogSoftmax().Pick(targets)", "LogSoftmax().Pick(targets.Last())"),
            (30, "model.Forward(inputs).LogSoftmax()", "model.Forward(inputs).Softmax().LogSoftmax()"),
            (30, "LogSoftmax().Pick(targets)", "TransposeLast().LogSoftmax().Pick(targets)"),
            (20, "logits.Last().ArgMax()", "logits.ArgMax()"),
            (13, "logits.Last().ArgMax()", "logits.TransposeLast().Last().ArgMax()"),
            (24, "return text.Append(next);", "return text.Append(next.Positions<Trained.Context>());"),
            (21, "return text.Append(next);", "return next.Append(text);")
        );

    private static IEnumerable<Mutation> Normed =>
        AllMutations.Of(
            TypedSource.Written("UserNorm"),
            (
                29,
                "[Parameter(Init = Init.Ones)]\n        public partial Tensor<Emb> Scale",
                "[Parameter(Init = Init.Ones)]\n        public partial Tensor<Hidden> Scale"
            ),
            (29, "Tensor<Emb> Shift", "Tensor<One> Shift"),
            (29, "Tensor<Emb> Shift", "Tensor<QueryWidth> Shift"),
            (29, "Tensor<Heads, HeadDim> PerHead", "Tensor<HeadDim, Heads> PerHead"),
            (29, "Tensor<Heads, HeadDim> PerHead", "Tensor<Heads> PerHead"),
            (29, "Tensor<Heads, HeadDim> PerHead", "Tensor<Heads, ValueDim> PerHead"),
            (29, "Tensor<QueryWidth> Bias", "Tensor<Emb> Bias"),
            (29, "Tensor<QueryWidth> Bias", "Tensor<One> Bias"),
            (19, "x.AddToRows(-x.Mean())", "x - x.Mean()"),
            (19, "centred.DivideRows(spread)", "centred / spread"),
            (13, "x.AddToRows(-x.Mean())", "x.AddToRows(-x.MeanOfRows())"),
            (13, "centred.Variance()", "centred.TransposeLast().Variance()"),
            (3, "Tensor<Emb, QueryWidth> Weight", "Tensor<QueryWidth, Emb> Weight"),
            (2, "Tensor<Emb, QueryWidth> Weight", "Tensor<Emb, ValueWidth> Weight"),
            (14, "x.MatMul(Weight)", "Weight.MatMul(x)"),
            (2, "Linear<Emb, Hidden> Up", "Linear<Emb, QueryWidth> Up"),
            (2, "Linear<Emb, Hidden> Gate", "Linear<Emb, Emb> Gate"),
            (1, "Linear<Emb, Hidden> Up", "Linear<Hidden, Hidden> Up"),
            (3, "Linear<Emb, Hidden> Gate", "Linear<Hidden, Emb> Gate"),
            (3, "Linear<Hidden, Emb> Down", "Linear<Emb, Hidden> Down"),
            (4, "Linear<Hidden, Emb> Down", "Linear<Emb, Emb> Down"),
            (4, "Down.Forward(hidden)", "Down.Forward(x)"),
            (4, "Down.Forward(hidden)", "hidden"),
            (
                19,
                "return attended + Dropout.Forward(worked);",
                "return attended + Dropout.Forward(FeedForward.Up.Forward(worked));"
            ),
            (20, "return attended + Dropout.Forward(worked);", "return attended + Dropout.Forward(worked.Last());"),
            (20, "return attended + Dropout.Forward(worked);", "return attended.Last() + Dropout.Forward(worked);"),
            (
                19,
                "var attended = x + Dropout.Forward(Attention.Forward(Before.Forward(x)));",
                "var attended = x + Dropout.Forward(Attention.Query.Forward(Before.Forward(x)));"
            ),
            (
                10,
                "public Tensor<Batch, Seq, Heads, HeadDim> Forward",
                "public Tensor<Batch, Heads, Seq, HeadDim> Forward"
            ),
            (
                9,
                "queries.Unflatten(QueryWidth.IntoHeads) * PerHead",
                "queries.Unflatten(QueryWidth.IntoHeads).TransposeLast() * PerHead"
            ),
            (
                9,
                "queries.Unflatten(QueryWidth.IntoHeads) * PerHead",
                "queries.Unflatten(default(Factors<QueryWidth, HeadDim, Heads>)) * PerHead"
            ),
            (
                8,
                "queries.Unflatten(QueryWidth.IntoHeads) * PerHead",
                "queries.Unflatten(default(Factors<QueryWidth, Heads, HeadDim>)) * PerHead"
            ),
            (
                8,
                "queries.Unflatten(QueryWidth.IntoHeads) * PerHead",
                "queries.Unflatten(Evidence.Factors<QueryWidth, Heads, Hidden>()) * PerHead"
            ),
            (28, "Linear<Emb, Hidden> Gate", "Linear<Emb, Vocab> Gate")
        );
}
