namespace TypedGpt.Mutations.Typed.Mutations;

/// <summary>Mutations of the gallery.</summary>
internal static class GalleryMutations
{
    public static IEnumerable<Mutation> All =>
        [.. Grouped, .. Latent, .. Experts, .. Alibi, .. Adapter, .. Towers, .. Parallel, .. PostNorm];

    private static IEnumerable<Mutation> Grouped =>
        AllMutations.Of(
            TypedSource.Gallery("GroupedQueryAttention"),
            (26, "[Dim(2)] public partial struct KvHeads", "[Dim(4)] public partial struct KvHeads"),
            (26, "[Dim(3)] public partial struct Group", "[Dim(2)] public partial struct Group"),
            (26, "NHeads = 6", "NHeads = 5"),
            (26, "heads.UnflattenHeads(Heads.IntoKvHeads)", "heads.UnflattenHeads(GroupedKeys.IntoKvHeads)"),
            (
                26,
                "MatMul(values.AsKeys()).FlattenHeads(Heads.IntoKvHeads)",
                "MatMul(values.AsKeys()).FlattenHeads(GroupedValues.IntoKvHeads)"
            ),
            (26, "heads.UnflattenHeads(Heads.IntoKvHeads)", "heads"),
            (26, "keys.AsKeys().TransposeLast()", "keys.RepeatGroups(Heads.IntoKvHeads).AsKeys().TransposeLast()"),
            (26, "values.AsKeys()", "values.RepeatGroups(Heads.IntoKvHeads).AsKeys()"),
            (8, "Key.Forward(x).Unflatten(GroupedKeys.IntoKvHeads)", "Key.Forward(x).Unflatten(KeyWidth.IntoHeads)"),
            (
                8,
                "Value.Forward(x).Unflatten(GroupedValues.IntoKvHeads)",
                "Value.Forward(x).Unflatten(GroupedKeys.IntoKvHeads)"
            ),
            (
                8,
                "Query.Forward(x).Unflatten(QueryWidth.IntoHeads)",
                "Query.Forward(x).Unflatten(GroupedKeys.IntoKvHeads)"
            ),
            (9, "[Dim(typeof(KvHeads), typeof(HeadDim))]", "[Dim(typeof(HeadDim), typeof(KvHeads))]"),
            (9, "[Dim(typeof(KvHeads), typeof(ValueDim))]", "[Dim(typeof(ValueDim), typeof(KvHeads))]"),
            (2, "Linear<Emb, GroupedKeys> Key", "Linear<Emb, KeyWidth> Key"),
            (2, "Linear<Emb, GroupedValues> Value", "Linear<Emb, GroupedKeys> Value"),
            (3, "Linear<ValueWidth, Emb> Output", "Linear<Emb, ValueWidth> Output"),
            (
                11,
                "Key.Forward(x).Unflatten(GroupedKeys.IntoKvHeads).TransposeMiddle()",
                "Key.Forward(x).Unflatten(GroupedKeys.IntoKvHeads)"
            ),
            (
                11,
                "Value.Forward(x).Unflatten(GroupedValues.IntoKvHeads).TransposeMiddle()",
                "Value.Forward(x).Unflatten(GroupedValues.IntoKvHeads)"
            ),
            (
                11,
                "Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle()",
                "Query.Forward(x).Unflatten(QueryWidth.IntoHeads)"
            ),
            (12, "keys.AsKeys().TransposeLast()", "keys.AsKeys()"),
            (15, "weights.MatMul(values.AsKeys())", "weights.MatMul(keys.AsKeys())"),
            (
                16,
                "scores.MaskedFill(Mask.For(scores)).Softmax()",
                "scores.MaskedFill(Mask.For(scores)).TransposeLast().Softmax()"
            ),
            (17, "mixed.TransposeMiddle().Flatten(ValueWidth.IntoHeads)", "mixed.Flatten(ValueWidth.IntoHeads)"),
            (
                18,
                "mixed.TransposeMiddle().Flatten(ValueWidth.IntoHeads)",
                "mixed.TransposeMiddle().Flatten(GroupedValues.IntoKvHeads)"
            ),
            (18, "MatMul(values.AsKeys()).FlattenHeads(Heads.IntoKvHeads)", "MatMul(values.AsKeys())"),
            (22, "keys.AsKeys().TransposeLast()", "keys.TransposeLast()"),
            (22, "values.AsKeys()", "values"),
            (22, "Mask.For(scores)", "Mask.For(keys)"),
            (25, "EmbDim = 30", "EmbDim = 31")
        );

    private static IEnumerable<Mutation> Latent =>
        AllMutations.Of(
            TypedSource.Gallery("MultiHeadLatentAttention"),
            (1, "UpKey.Forward(c)", "UpKey.Forward(h)"),
            (1, "UpValue.Forward(c)", "UpValue.Forward(h)"),
            (2, "Linear<Emb, Latent> Down", "Linear<Emb, Hidden> Down"),
            (2, "Linear<Latent, KeyWidth> UpKey", "Linear<Latent, QueryWidth> UpKey"),
            (2, "Linear<Emb, Turned> SharedKey", "Linear<Emb, Half> SharedKey"),
            (3, "Linear<Latent, ValueWidth> UpValue", "Linear<ValueWidth, Latent> UpValue"),
            (4, "Linear<Emb, Queries> Query", "Linear<Emb, QueryWidth> Query"),
            (5, "[DimSum(typeof(HeadDim), typeof(Turned))]", "[DimSum(typeof(HeadDim), typeof(Half))]"),
            (7, "queries.Split(Whole.IntoSections)", "queries.TransposeLast().Split(Whole.IntoSections)"),
            (6, "queries.Split(Whole.IntoSections)", "queries.Split(Turned.IntoTwo)"),
            (8, "Query.Forward(h).Unflatten(Queries.IntoHeads)", "Query.Forward(h).Unflatten(QueryWidth.IntoHeads)"),
            (8, "UpKey.Forward(c).Unflatten(KeyWidth.IntoHeads)", "UpKey.Forward(c).Unflatten(ValueWidth.IntoHeads)"),
            (9, "[Dim(typeof(Heads), typeof(Whole))]", "[Dim(typeof(Whole), typeof(Heads))]"),
            (
                11,
                "UpKey.Forward(c).Unflatten(KeyWidth.IntoHeads).TransposeMiddle()",
                "UpKey.Forward(c).Unflatten(KeyWidth.IntoHeads)"
            ),
            (
                11,
                "Query.Forward(h).Unflatten(Queries.IntoHeads).TransposeMiddle()",
                "Query.Forward(h).Unflatten(Queries.IntoHeads)"
            ),
            (12, "q.MatMul(k.TransposeLast())", "q.MatMul(k)"),
            (14, "q.MatMul(k.TransposeLast())", "k.MatMul(q.TransposeLast())"),
            (15, "weights.MatMul(values.AsKeys())", "weights.MatMul(k)"),
            (15, "weights.MatMul(values.AsKeys())", "weights.MatMul(keyC.AsKeys())"),
            (
                16,
                "scores.MaskedFill(Mask.For(scores)).Softmax()",
                "scores.MaskedFill(Mask.For(scores)).TransposeLast().Softmax()"
            ),
            (17, "weights.MatMul(values.AsKeys()).TransposeMiddle()", "weights.MatMul(values.AsKeys())"),
            (18, "o.Flatten(ValueWidth.IntoHeads)", "o.Flatten(KeyWidth.IntoHeads)"),
            (
                21,
                "queryC.Concat(Rotary.Forward(queryR), Whole.IntoSections)",
                "Rotary.Forward(queryR).Concat(queryC, Whole.IntoSections)"
            ),
            (21, "keyC.Concat(keyR, Whole.IntoSections)", "keyR.Concat(keyC, Whole.IntoSections)"),
            (21, "keyC.Concat(keyR, Whole.IntoSections)", "keyC.Concat(queryR, Whole.IntoSections).TransposeMiddle()"),
            (22, "keyC.Concat(keyR, Whole.IntoSections).AsKeys()", "keyC.Concat(keyR, Whole.IntoSections)"),
            (27, "[Dim(typeof(Two), typeof(Half))]", "[Dim(7)]"),
            (27, "Rotary<Turned, Half> Rotary", "Rotary<HeadDim, Half> Rotary"),
            (27, "Rotary.Forward(queryR)", "Rotary.Forward(queryC)"),
            (27, "Rotary.Forward(queryR)", "Rotary.Forward(queryR.TransposeMiddle())"),
            (
                27,
                "Rotary.Forward(SharedKey.Forward(h)).SharedBy<Heads>()",
                "Rotary.Forward(SharedKey.Forward(h).SharedBy<Heads>().AsKeys())"
            ),
            (29, "RmsNorm<Latent> LatentNorm", "RmsNorm<Emb> LatentNorm")
        );

    private static IEnumerable<Mutation> Experts =>
        AllMutations.Of(
            TypedSource.Gallery("MixtureOfExperts"),
            (1, "Linear<Emb, Experts> Router", "Linear<Hidden, Experts> Router"),
            (2, "Linear<Emb, Experts> Router", "Linear<Emb, ExpertDim> Router"),
            (3, "Linear<Emb, Experts> Router", "Linear<Experts, Emb> Router"),
            (28, "Tensor<Experts, Emb, ExpertDim> W2", "Tensor<Experts, ExpertDim, Emb> W2"),
            (4, "Tensor<Experts, ExpertDim, Emb> W3", "Tensor<Experts, Hidden, Emb> W3"),
            (29, "Tensor<Experts, ExpertDim, Emb> W1", "Tensor<ExpertDim, Experts, Emb> W1"),
            (12, "each.MatMul(W1.TransposeLast())", "each.MatMul(W1)"),
            (12, "each.MatMul(W3.TransposeLast())", "each.MatMul(W3)"),
            (14, "inside.MatMul(W2.TransposeLast())", "W2.MatMul(inside)"),
            (13, "inside.MatMul(W2.TransposeLast()).TransposeMiddle()", "inside.MatMul(W2.TransposeLast())"),
            (
                16,
                "Router.Forward(x).Softmax().TopK<Chosen>()",
                "Router.Forward(x).TransposeLast().Softmax().TopK<Chosen>()"
            ),
            (24, "outputs.PickRows(chosen)", "outputs.PickRows(weights)"),
            (24, "TopK<Chosen>()", "TopK<ExpertDim>()"),
            (19, "weights.DivideRows(weights.Sum())", "weights / weights.Sum()"),
            (13, "weights.DivideRows(weights.Sum())", "weights.DivideRows(weights.SumOfRows())"),
            (20, "ScaleRows(gates)", "ScaleRows(gates.Last())"),
            (18, "routed.SumOfRows()", "routed.Sum()"),
            (18, "routed.SumOfRows()", "routed"),
            (10, "x.SharedBy<Experts>()", "x")
        );

    private static IEnumerable<Mutation> Alibi =>
        AllMutations.Of(
            TypedSource.Gallery("AlibiAttention"),
            (22, "Distances.For(scores)", "Distances.For(queries)"),
            (22, "Distances.For(scores)", "Distances.For(scores.TransposeLast())"),
            (22, "Alibi<Context, Heads> Distances", "Alibi<Context, HeadDim> Distances"),
            (22, "Mask.For(biased)", "Mask.For(keys)"),
            (13, "scores + Distances.For(scores)", "scores.TransposeMiddle() + Distances.For(scores)"),
            (19, "scores + Distances.For(scores)", "keys + Distances.For(scores)"),
            (12, "queries.MatMul(keys.TransposeLast())", "queries.MatMul(keys)"),
            (15, "weights.MatMul(values)", "weights.MatMul(keys)"),
            (16, "biased.MaskedFill(Mask.For(biased)).Softmax()", "biased.Softmax().MaskedFill(Mask.For(biased))"),
            (17, "weights.MatMul(values).TransposeMiddle()", "weights.MatMul(values)")
        );

    private static IEnumerable<Mutation> Adapter =>
        AllMutations.Of(
            TypedSource.Gallery("BottleneckAdapter"),
            (29, "Tensor<Bottleneck> DownBias", "Tensor<Width> DownBias"),
            (29, "Tensor<Width> UpBias", "Tensor<Bottleneck> UpBias"),
            (3, "Tensor<Width, Bottleneck> Down", "Tensor<Bottleneck, Width> Down"),
            (28, "Tensor<Bottleneck, Width> Up", "Tensor<Width, Bottleneck> Up"),
            (4, "narrow.MatMul(Up)", "x.MatMul(Up)"),
            (19, "x + (narrow.MatMul(Up) + UpBias)", "x + narrow"),
            (1, "public partial Adapter<Emb> Adapter1", "public partial Adapter<Hidden> Adapter1"),
            (4, "public partial Adapter<Emb> Adapter2", "public partial Adapter<Hidden> Adapter2"),
            (4, "FeedForward.Forward(Norm2.Forward(x))", "FeedForward.In.Forward(Norm2.Forward(x))"),
            (20, "x += Adapter1.Forward(attention)", "x += Adapter1.Forward(attention).Last()"),
            (29, "LayerNorm<Emb> Norm1", "LayerNorm<Bottleneck> Norm1")
        );

    private static IEnumerable<Mutation> Towers =>
        AllMutations.Of(
            TypedSource.Gallery("TwoTowerLoss"),
            (12, "MatMul(Text.Forward(texts).TransposeLast())", "MatMul(Text.Forward(texts))"),
            (
                14,
                "Image.Forward(images).MatMul(Text.Forward(texts).TransposeLast())",
                "Text.Forward(texts).MatMul(Image.Forward(images).TransposeLast())"
            ),
            (24, "Image.Forward(images)", "Image.Forward(texts)"),
            (24, "Text.Forward(texts)", "Text.Forward(images)"),
            (24, "Tower<Patches> Image", "Tower<Vocab> Image"),
            (
                30,
                "Loss.CrossEntropy(scores, scores.MatchingPairs())",
                "Loss.CrossEntropy(scores, turned.MatchingPairs())"
            ),
            (
                30,
                "Loss.CrossEntropy(turned, turned.MatchingPairs())",
                "Loss.CrossEntropy(turned, scores.MatchingPairs())"
            ),
            (
                30,
                "Loss.CrossEntropy(scores, scores.MatchingPairs())",
                "Loss.CrossEntropy(scores.MatchingPairs(), scores)"
            ),
            (
                30,
                "Loss.CrossEntropy(turned, turned.MatchingPairs())",
                "Loss.CrossEntropy(turned.Softmax(), turned.MatchingPairs())"
            ),
            (2, "Linear<Hidden, Joint> Project", "Linear<Hidden, Emb> Project"),
            (3, "Linear<Hidden, Joint> Project", "Linear<Joint, Hidden> Project"),
            (1, "Linear<Emb, Hidden> In", "Linear<Joint, Hidden> In"),
            (13, "Table.Forward(ids).MeanOfRows()", "Table.Forward(ids)"),
            (28, "Embedding<Range, Emb> Table", "Embedding<Vocab, Emb> Table")
        );

    private static IEnumerable<Mutation> Parallel =>
        AllMutations.Of(
            TypedSource.Gallery("ParallelBlock"),
            (29, "LayerNorm<Emb> Norm", "LayerNorm<Hidden> Norm"),
            (20, "x + attention + feedForward", "x + attention.Last() + feedForward"),
            (19, "Dropout.Forward(FeedForward.Forward(h))", "Dropout.Forward(FeedForward.In.Forward(h))"),
            (13, "x + attention + feedForward", "x + attention + feedForward.TransposeLast()"),
            (10, "public Tensor<Batch, Seq, Emb> Forward", "public Tensor<Seq, Batch, Emb> Forward"),
            (25, "EmbDim = 20, NHeads = 4", "EmbDim = 22, NHeads = 4")
        );

    private static IEnumerable<Mutation> PostNorm =>
        AllMutations.Of(
            TypedSource.Gallery("PostNormBlock"),
            (29, "LayerNorm<Emb> Norm1", "LayerNorm<QueryWidth> Norm1"),
            (29, "LayerNorm<Emb> Norm2", "LayerNorm<Context> Norm2"),
            (20, "Dropout.Forward(Attention.Forward(x))", "Dropout.Forward(Attention.Forward(x)).MeanOfRows()"),
            (19, "Dropout.Forward(FeedForward.Forward(y))", "Dropout.Forward(FeedForward.In.Forward(y))"),
            (25, "NHeads = 4", "NHeads = 3"),
            (25, "NLayers = 2", "NLayers = -2")
        );
}
