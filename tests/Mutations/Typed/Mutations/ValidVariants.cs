namespace TypedGpt.Mutations.Typed.Mutations;

/// <summary>Other ways to write the same layers, and other layers, which are right: each has to compile without a word.</summary>
internal static class ValidVariants
{
    public static IReadOnlyList<Mutation> List { get; } =
    [.. Attention, .. FeedForward, .. Block, .. Embeddings, .. Fused, .. Cached, .. Trained, .. Normed, .. Gallery];

    private static IEnumerable<Mutation> Attention =>
        Right(
            TypedSource.Emitted("Attention"),
            (
                "queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size)",
                "queries.MatMul(keys.TransposeLast()) * (1 / Math.Sqrt(HeadDim.Size))"
            ),
            (
                "queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size)",
                "(queries / Math.Sqrt(HeadDim.Size)).MatMul(keys.TransposeLast())"
            ),
            (
                "queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size)",
                "keys.MatMul(queries.TransposeLast()).TransposeLast() / Math.Sqrt(HeadDim.Size)"
            ),
            (
                "scores.MaskedFill(Mask.For(scores)).Softmax()",
                "scores.MaskedFill(Mask.For(scores)).Softmax().AsTensor()"
            ),
            ("Dropout.Forward(weights).MatMul(values).TransposeMiddle()", "weights.MatMul(values).TransposeMiddle()"),
            (
                "Dropout.Forward(weights).MatMul(values).TransposeMiddle()",
                "queries.ScaledDotProductAttention(keys, values, causal: true).TransposeMiddle()"
            ),
            (
                "Dropout.Forward(weights).MatMul(values).TransposeMiddle()",
                "queries.ScaledDotProductAttention(keys, values, Mask.For(scores), dropRate: 0.1).TransposeMiddle()"
            ),
            (
                "return scope.Keep(Output.Forward(mixed.Flatten(ValueWidth.IntoHeads)));",
                "return scope.Keep(x + Output.Forward(mixed.Flatten(ValueWidth.IntoHeads)));"
            ),
            (
                "Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle()",
                "Query.Forward(x).Unflatten(QueryWidth.IntoHeads).Normalize().TransposeMiddle()"
            ),
            ("keys.TransposeLast()", "keys.TransposeLast().TransposeLast().TransposeLast()"),
            ("Register(\"mask\", new CausalMask<Context>())", "new()")
        );

    private static IEnumerable<Mutation> FeedForward =>
        Right(
            TypedSource.Emitted("FeedForward"),
            ("In.Forward(x).GeluTanh()", "In.Forward(x).Relu()"),
            ("In.Forward(x).GeluTanh()", "In.Forward(x).Silu() * In.Forward(x)"),
            ("Out.Forward(hidden)", "Out.Forward(hidden + In.Forward(x))"),
            ("Out.Forward(hidden)", "Out.Forward(hidden) + x")
        );

    private static IEnumerable<Mutation> Block =>
        Right(
            TypedSource.Emitted("Block"),
            (
                "x += Dropout.Forward(Attention.Forward(Norm1.Forward(x)));",
                "x = Norm1.Forward(x + Dropout.Forward(Attention.Forward(x)));"
            ),
            (
                "x += Dropout.Forward(FeedForward.Forward(Norm2.Forward(x)));",
                "x = x + Dropout.Forward(FeedForward.Forward(Norm2.Forward(x)));"
            ),
            (
                "x += Dropout.Forward(Attention.Forward(Norm1.Forward(x)));",
                "x += Attention.Forward(Norm1.Forward(x)) + FeedForward.Forward(Norm1.Forward(x));"
            ),
            ("return scope.Keep(x);", "return scope.Keep(x.Detach());")
        );

    private static IEnumerable<Mutation> Embeddings =>
        Right(
            TypedSource.Emitted("Embeddings"),
            ("tokens + positions", "tokens * Math.Sqrt(Emb.Size) + positions"),
            ("ids.Positions<Context>()", "ids.Positions<Context>(start: 3)"),
            ("tokens + positions", "positions + tokens")
        );

    private static IEnumerable<Mutation> Fused =>
        Right(
            TypedSource.Written("FusedAttention"),
            ("asked.Concat(found, given, Qkv.IntoSections)", "(asked * 2).Concat(found, given, Qkv.IntoSections)"),
            ("NHeads = 6", "NHeads = 8"),
            ("NHeads = 6", "NHeads = 48"),
            ("FeedForwardDim = 80", "FeedForwardDim = 48"),
            (
                "EmbDim = 48, NHeads = 6",
                "EmbDim = 48, NHeads = 6, DropRate = 0.1, QkvBias = true, TieWeights = true, InitStd = 0.02"
            )
        );

    private static IEnumerable<Mutation> Cached =>
        Right(
            TypedSource.Written("CachedAttention"),
            ("visible.Softmax().MatMul(values)", "visible.Softmax().MatMul(values * 0.5)"),
            (
                "scores.MaskedFill(Mask.For(scores)).HideKeys(padding.AsKeys())",
                "scores.HideKeys(padding.AsKeys()).MaskedFill(Mask.For(scores))"
            ),
            (
                "scores.MaskedFill(Mask.For(scores)).HideKeys(padding.AsKeys())",
                "scores.MaskedFill(Mask.For(scores) | Mask.For(scores)).HideKeys(padding.AsKeys())"
            ),
            (
                "var (keys, values) = cache.Append(newKeys, newValues);",
                "var (keys, values) = (newKeys.AsKeys(), newValues.AsKeys());"
            ),
            (
                "KeyValueCache<Heads, HeadDim, ValueDim> cache",
                "KeyValueCache<Heads, HeadDim, ValueDim> memory, KeyValueCache<Heads, HeadDim, ValueDim> cache"
            )
        );

    private static IEnumerable<Mutation> Trained =>
        Right(
            TypedSource.Written("Training"),
            (
                "return Loss.CrossEntropy(logits, targets);",
                "return Loss.CrossEntropy(logits, targets, ignoreIndex: 0);"
            ),
            ("return Loss.CrossEntropy(logits, targets);", "return Loss.CrossEntropy(logits.Last(), targets.Last());"),
            ("return Loss.CrossEntropy(logits, targets);", "return -logits.LogSoftmax().Pick(targets).MeanOfAll();"),
            ("logits.Last().ArgMax()", "logits.Last().Softmax().ArgMax()"),
            ("logits.Last().ArgMax()", "logits.ArgMax().Last()"),
            ("text.LastPositions(Trained.Context.Size)", "text.LastPositions(1)"),
            ("x.MatMul(Tokens.Weight.TransposeLast())", "Norm.Forward(x).MatMul(Tokens.Weight.TransposeLast())"),
            ("Tokens.Forward(ids) + Positions.Forward(positions)", "Positions.Forward(positions) + Tokens.Forward(ids)")
        );

    private static IEnumerable<Mutation> Normed =>
        Right(
            TypedSource.Written("UserNorm"),
            ("centred.DivideRows(spread) * Scale + Shift", "Shift + Scale * centred.DivideRows(spread)"),
            ("x.AddToRows(-x.Mean())", "x.AddToRows(x.Mean() * -1)"),
            ("gate * Up.Forward(x)", "Up.Forward(x) * gate"),
            ("x.MatMul(Weight) + Bias", "Bias + x.MatMul(Weight)")
        );

    private static IEnumerable<Mutation> Gallery =>
        [
            .. Right(
                TypedSource.Gallery("GroupedQueryAttention"),
                ("keys.AsKeys().TransposeLast()", "keys.TransposeLast().TransposeLast().AsKeys().TransposeLast()"),
                ("NLayers = 2", "NLayers = 1")
            ),
            .. Right(
                TypedSource.Gallery("MultiHeadLatentAttention"),
                ("[Dim(9)] public partial struct Latent", "[Dim(20)] public partial struct Latent"),
                ("LatentNorm.Forward(Down.Forward(h))", "LatentNorm.Forward(LatentNorm.Forward(Down.Forward(h)))")
            ),
            .. Right(
                TypedSource.Gallery("MixtureOfExperts"),
                ("[Dim(2)] public partial struct Chosen", "[Dim(6)] public partial struct Chosen"),
                ("weights.DivideRows(weights.Sum())", "weights * 0.5")
            ),
            .. Right(
                TypedSource.Gallery("AlibiAttention"),
                ("scores + Distances.For(scores)", "Distances.For(scores) + scores")
            ),
            .. Right(
                TypedSource.Gallery("BottleneckAdapter"),
                ("x + (narrow.MatMul(Up) + UpBias)", "narrow.MatMul(Up) + UpBias + x")
            ),
            .. Right(
                TypedSource.Gallery("PostNormBlock"),
                ("y + Dropout.Forward(FeedForward.Forward(y))", "y + y + Dropout.Forward(FeedForward.Forward(y))")
            ),
        ];

    private static IEnumerable<Mutation> Right(TypedSource source, params (string Find, string Replace)[] list) =>
        list.Select(one => new Mutation(0, source, one.Find, one.Replace));
}
