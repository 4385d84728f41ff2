using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.CodeFixes;

/// <summary>
/// What is proposed, and what is not: a change that compiles and is wrong is taken all the same, and is silent from then on.
/// </summary>
public sealed class ProposalTests
{
    [Theory]
    [InlineData(
        "Tensor<Batch, Vocab> M(Tensor<Batch, Vocab> logits) => logits.Softmax().LogSoftmax();",
        "Use logits.LogSoftmax()"
    )]
    [InlineData(
        "Indices<Batch, Vocab> M(Tensor<Batch, Vocab> logits) => (logits.Softmax() * 2).Sample();",
        "Use (logits * 2).Softmax()"
    )]
    [InlineData(
        "Indices<Batch, Vocab> M(Tensor<Batch, Vocab> logits) => (logits.Softmax() / 0.7).Sample();",
        "Use (logits / 0.7).Softmax()"
    )]
    [InlineData(
        "object M(Tensor<Batch, Seq, Vocab> logits, Indices<Batch, Seq, Vocab> right) { var logs = logits.TransposeLast().LogSoftmax(); return logs.Pick(right); }",
        "Leave out .TransposeLast()"
    )]
    [InlineData(
        "Tensor<Batch, Seq, Emb> M(Tensor<Batch, Seq, Emb> x) { var y = x.TransposeLast().LogSoftmax(); return y; }",
        "Leave out .TransposeLast()"
    )]
    [InlineData("Tensor<Batch, Emb> M(Tensor<Batch, Emb> x) => x.DivideRows(x.SumOfRows());", "Use x.Sum()")]
    [InlineData("Tensor<Batch, Emb> M(Tensor<Batch, Emb> x) => x.AddToRows(x.MeanOfRows());", "Use x.Mean()")]
    [InlineData("Tensor<Emb> M(Tensor<Batch, Emb> x) => x.Max();", "Use x.MaxOfRows()")]
    [InlineData("Tensor<Batch, Emb> M(Tensor<Batch, Emb> x, Tensor<Batch> y) => x * y;", "Use x.ScaleRows(y)")]
    [InlineData("Tensor<Batch, Emb> M(Tensor<Batch, Emb> x, Tensor<Batch> y) => x / y;", "Use x.DivideRows(y)")]
    [InlineData("Tensor<Batch, Emb> M(Tensor<Batch, Emb> x, Tensor<Batch> y) => y + x;", "Use x.AddToRows(y)")]
    [InlineData(
        "Tensor<Batch, Emb> M(Tensor<Batch, Emb> x, Tensor<Batch> y) { x *= y; return x; }",
        "Use x = x.ScaleRows(y)"
    )]
    [InlineData(
        "[Layer] public sealed partial class L { public partial Linear<Emb, Hidden> Up { get; } public partial Linear<Hidden, Emb> Down { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Up.Forward(Up.Forward(x).GeluTanh()); }",
        "Use Down.Forward instead of Up.Forward"
    )]
    [InlineData(
        "[Layer] public sealed partial class L { [Parameter] public partial Tensor<Emb, Heads> Up { get; } [Parameter] public partial Tensor<Heads, Emb> Down { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x.MatMul(Up).MatMul(Up); }",
        "Use Down instead of Up"
    )]
    [InlineData(
        "Tensor<Batch, Heads, Seq, KeySeq> M(Tensor<Batch, Heads, Seq, HeadDim> q, Tensor<Batch, Heads, KeySeq, HeadDim> k) { var a = q.MatMul(k); var b = q.MatMul(k); return a + b; }",
        "Use k.TransposeLast()"
    )]
    [InlineData("void M(Tensor<Batch, Emb> r, Tensor<Batch, Seq, Emb> z) { r = z; }", "Use z.Last()")]
    [InlineData(
        "object M(Tensor<Batch, Heads, Seq, KeySeq> s, Mask<Batch, Seq> padding) => s.HideKeys(padding);",
        "Use padding.AsKeys()"
    )]
    [InlineData(
        "object M(Tensor<Batch, Heads, Seq, KeySeq> s, Mask<Batch, Seq> padding) => s.MaskedFill(padding);",
        "Use s.HideKeys(padding.AsKeys())"
    )]
    [InlineData(
        "object M(Tensor<Batch, Heads, Seq, KeySeq> s, Mask<Batch, KeySeq> padding) => s.MaskedFill(padding);",
        "Use s.HideKeys(padding)"
    )]
    [InlineData(
        "object M(Tensor<Batch, Heads, Seq, KeySeq> s, Mask<Seq, KeySeq> future) => s.HideKeys(future);",
        "Use s.MaskedFill(future)"
    )]
    [InlineData(
        "object M(Gpt model, Indices<Batch, Seq, Vocab> text) => Loss.CrossEntropy(model.Forward(text), text.ForNextToken());",
        "Use text.ForNextToken().Targets"
    )]
    [InlineData(
        "object M(Tensor<Batch, Vocab> logits) { var (values, tokens) = logits.TopK<Heads>(); return values.ScatterInto<Emb>(tokens); }",
        "Use ScatterInto<Vocab>"
    )]
    public async Task The_first_proposal_is_the_repair(string members, string title) =>
        Assert.Equal(
            title,
            (
                await RepairTest.Titles(
                    Compilations.Model(body: "static " + members).Replace("static [", "[", StringComparison.Ordinal)
                )
            )[0]
        );

    [Theory]
    [InlineData("object M(Tensor<Batch, Vocab> logits) => logits.Softmax().LogSoftmax();", "AsTensor")]
    [InlineData("object M(Tensor<Batch, Vocab> logits) => logits.Softmax().LogSoftmax();", "LogSoftmax().Softmax()")]
    [InlineData("object M(Tensor<Batch, Vocab> logits) => (logits.Softmax() * 2).Sample();", "* 2).Softmax(), or")]
    [InlineData(
        "object M(Tensor<Batch, Seq, Vocab> logits, Indices<Batch, Seq, Vocab> right) { var logs = logits.TransposeLast().LogSoftmax(); return logs.Pick(right); }",
        "logs.TransposeLast()"
    )]
    [InlineData(
        "object M(Tensor<Batch, Seq, Vocab> logits, Indices<Batch, Seq, Vocab> right) { var logs = logits.TransposeLast().LogSoftmax(); return logs.Pick(right); }",
        "instead of logs"
    )]
    [InlineData("Tensor<Heads, Seq, HeadDim> M(Tensor<Seq, Heads, HeadDim> asked) => asked;", "Last()")]
    [InlineData("Tensor<Batch, HeadDim> M(Tensor<Batch, Heads, HeadDim> asked) => asked;", "Last()")]
    [InlineData("void M(Tensor<Batch, Emb> r, Tensor<Batch, Seq, Emb> z) { r = z; }", "instead of")]
    public async Task What_leads_away_is_not_proposed(string members, string wrong) =>
        Assert.DoesNotContain(
            await RepairTest.Titles(Compilations.Model(body: "static " + members)),
            title => title.Contains(wrong, StringComparison.Ordinal)
        );

    [Fact]
    public async Task Variables_of_the_program_are_not_proposed_in_a_class() =>
        Assert.DoesNotContain(
            await RepairTest.Titles(
                """
                using TypedGpt;
                using TypedGpt.Torch;

                var elsewhere = default(Tensor<Batch, Seq, M.Emb>);
                System.Console.WriteLine(elsewhere);

                [GptModel(VocabSize = 50, ContextLength = 16, EmbDim = 12, NHeads = 3, NLayers = 2)]
                public partial class M
                {
                    public static Tensor<Batch, Seq, Emb> Hide(Tensor<Batch, Heads, Seq, KeySeq> scores)
                    {
                        return scores;
                    }
                }
                """
            ),
            title => title.Contains("elsewhere", StringComparison.Ordinal)
        );
}
