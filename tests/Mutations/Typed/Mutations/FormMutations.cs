namespace TypedGpt.Mutations.Typed.Mutations;

/// <summary>Mutations of the many forms that C# has for a value: arms, records, method groups, awaited and nullable ones.</summary>
internal static class FormMutations
{
    public static IEnumerable<Mutation> All => [.. Layer, .. Chosen, .. Trained, .. Collected, .. Attended];

    private static IEnumerable<Mutation> Layer =>
        AllMutations.Of(
            TypedSource.Written("OtherForms"),
            (1, "Down.Forward(Up.Forward(part).Gelu())", "Down.Forward(part.Gelu())"),
            (1, "Down.Forward(Up.Forward(part).Gelu())", "Up.Forward(Up.Forward(part).Gelu())"),
            (4, "Down.Forward(Up.Forward(part).Gelu())", "Up.Forward(part).Gelu()"),
            (3, "Linear<Emb, Hidden> Up", "Linear<Hidden, Emb> Up"),
            (2, "Linear<Hidden, Emb> Down", "Linear<Hidden, QueryWidth> Down"),
            (4, "Applied(Changed, x)", "Applied(Up.Forward, x)"),
            (20, "Applied(Changed, x)", "Applied(part => part.Last(), x)"),
            (29, "LayerNorm<Emb> Before", "LayerNorm<Hidden> Before"),
            (
                29,
                "normed.ScaleRows(Open.Forward(normed).Column(0).Sigmoid())",
                "normed.ScaleRows(Open.Forward(normed).Sigmoid())"
            ),
            (
                29,
                "normed.ScaleRows(Open.Forward(normed).Column(0).Sigmoid())",
                "normed * Open.Forward(normed).Column(0).Sigmoid()"
            ),
            (20, "0 => x.Last()", "0 => x"),
            (20, "1 => x.MeanOfRows()", "1 => x.Mean()"),
            (20, "Before.Forward(x).SumOfRows()", "Before.Forward(x).Sum()"),
            (20, "isNew ? x.Last() : x.MeanOfRows()", "isNew ? x.Last() : x"),
            (20, "isNew ? x.Last() : x.MeanOfRows()", "isNew ? x : x.MeanOfRows()"),
            (20, "(kept ?? read) + read", "(kept ?? x) + read"),
            (20, "(kept ?? read) + read", "(kept ?? read) + x"),
            (19, "Tensor<Batch, Emb>? kept", "Tensor<Batch, Hidden>? kept")
        );

    private static IEnumerable<Mutation> Chosen =>
        AllMutations.Of(
            TypedSource.Written("OtherForms"),
            (16, "new Choice(tokens, chances.Pick(tokens))", "new Choice(tokens, chances)"),
            (24, "new Choice(tokens, chances.Pick(tokens))", "new Choice(text, chances.Pick(tokens))"),
            (20, "model.Forward(text).Last()", "model.Forward(text)"),
            (13, "var chances = logits.LogSoftmax()", "var chances = logits.TransposeLast().LogSoftmax()"),
            (
                24,
                "record Choice(Indices<Batch, Formed.Vocab> Token",
                "record Choice(Indices<Batch, Formed.Context> Token"
            ),
            (
                10,
                "record Choice(Indices<Batch, Formed.Vocab> Token, Tensor<Batch> Chance)",
                "record Choice(Indices<Batch, Formed.Vocab> Token, Tensor<Seq> Chance)"
            ),
            (
                6,
                "var (values, tokens) = (logits / temperature).TopK<Formed.Best>()",
                "var (tokens, values) = (logits / temperature).TopK<Formed.Best>()"
            ),
            (24, "values.Softmax().ScatterInto(tokens)", "values.Softmax().ScatterInto<Formed.Context>(tokens)"),
            (18, "values.Softmax().ScatterInto(tokens)", "values.Softmax()"),
            (16, "values.Softmax().ScatterInto(tokens)", "values.TransposeLast().Softmax().ScatterInto(tokens)")
        );

    private static IEnumerable<Mutation> Trained =>
        AllMutations.Of(
            TypedSource.Written("OtherForms"),
            (
                30,
                "-model.Forward(inputs).LogSoftmax().Pick(targets).Mean().Mean()",
                "-model.Forward(inputs).Softmax().LogSoftmax().Pick(targets).Mean().Mean()"
            ),
            (
                30,
                "-model.Forward(inputs).LogSoftmax().Pick(targets).Mean().Mean()",
                "-model.Forward(inputs).TransposeLast().LogSoftmax().Pick(targets).Mean().Mean()"
            ),
            (
                30,
                "-model.Forward(inputs).LogSoftmax().Pick(targets).Mean().Mean()",
                "-model.Forward(inputs).LogSoftmax().Last().Pick(targets).Mean().Mean()"
            ),
            (
                30,
                "-model.Forward(inputs).LogSoftmax().Pick(targets).Mean().Mean()",
                "Loss.CrossEntropy(model.Forward(inputs), text.ForNextToken())"
            ),
            (
                30,
                "-model.Forward(inputs).LogSoftmax().Pick(targets).Mean().Mean()",
                "Loss.CrossEntropy(model.Forward(inputs).Last(), targets)"
            ),
            (
                30,
                "-model.Forward(inputs).LogSoftmax().Pick(targets).Mean().Mean()",
                "-model.Forward(inputs).LogSoftmax().Pick(targets)"
            )
        );

    private static IEnumerable<Mutation> Collected =>
        AllMutations.Of(
            TypedSource.Written("OtherForms"),
            (20, "var sum = all[0].Last()", "var sum = all[0]"),
            (20, "sum += one.MeanOfRows()", "sum += one"),
            (19, "sum += one.MeanOfRows()", "sum += one.Mean()"),
            (13, "sum += one.MeanOfRows()", "sum += one.TransposeFirst()"),
            (
                10,
                "foreach (Tensor<Batch, Seq, Formed.Emb> one in all)",
                "foreach (Tensor<Seq, Batch, Formed.Emb> one in all)"
            ),
            (20, "first * 2,", "first.Last() * 2,"),
            (20, "all.Select(one => one * 2)", "all.Select(one => (one * 2).Last())"),
            (13, "[first, first * 2", "[first.TransposeLast(), first * 2"),
            (29, "x - x.MeanOfRows()", "x - x.Mean()"),
            (
                29,
                "spread.DivideRows(spread.Square().Sum().Sqrt())",
                "spread.DivideRows(spread.Square().SumOfRows().Sqrt())"
            ),
            (29, "spread.DivideRows(spread.Square().Sum().Sqrt())", "spread.DivideRows(spread.Square())"),
            (20, "Task.Run(() => layer.Forward(x))", "Task.Run(() => layer.Forward(x).Last())"),
            (19, "Task.Run(() => layer.Forward(x))", "Task.Run(() => layer.Up.Forward(x))"),
            (20, "known + x : x", "known + x : x.Last()")
        );

    private static IEnumerable<Mutation> Attended =>
        AllMutations.Of(
            TypedSource.Written("OtherForms"),
            (12, "asked.MatMul(found.TransposeLast())", "asked.MatMul(found)"),
            (13, "asked.MatMul(found.TransposeLast())", "asked.MatMul(found.TransposeMiddle())"),
            (14, "asked.MatMul(found.TransposeLast())", "found.MatMul(asked.TransposeLast())"),
            (15, "scores.Softmax().MatMul(given)", "scores.Softmax().MatMul(asked)"),
            (15, "scores.Softmax().MatMul(given)", "given.MatMul(scores.Softmax())"),
            (16, "scores.Softmax().MatMul(given)", "scores.TransposeLast().Softmax().MatMul(given)"),
            (16, "scores.Softmax().MatMul(given)", "scores.Softmax().MatMul(given).TransposeMiddle()"),
            (29, "Tensor<Formed.HeadDim>? shift", "Tensor<Formed.Emb>? shift"),
            (
                11,
                "Tensor<Batch, Formed.Heads, KeySeq, Formed.HeadDim> found",
                "Tensor<Batch, KeySeq, Formed.Heads, Formed.HeadDim> found"
            ),
            (
                9,
                "Tensor<Batch, Formed.Heads, KeySeq, Formed.HeadDim> given",
                "Tensor<Batch, Formed.HeadDim, KeySeq, Formed.Heads> given"
            )
        );
}
