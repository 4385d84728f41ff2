using TypedGpt.Generators.Analyzers.Usage;
using TypedGpt.Generators.Tests.Harness;
using static TypedGpt.Generators.Tests.Harness.WrittenModels;

namespace TypedGpt.Generators.Tests.Usage;

/// <summary>What is said of one mistake of each kind, word for word, with the sizes and where they stand.</summary>
public sealed class ShapeMessageTests
{
    private const string HiddenAndEmb =
        "Hidden = 3072 = 4 x EmbDim, File0.cs(7,61); Emb = 768 = EmbDim, File0.cs(7,61)";
    private const string OtherVariable = "Probably meant: x instead of h, or declare h as Tensor<Batch, Seq, Emb>";

    [Theory]
    [InlineData(
        "return f.Forward(h);",
        "TGPT2001 on 'h'",
        $"h is [Batch, Seq, Hidden], and f, a FeedForward, takes [Batch, Seq, Emb]. {HiddenAndEmb}. {OtherVariable}"
    )]
    [InlineData(
        "return f?.Forward(h) ?? x;",
        "TGPT2001 on 'h'",
        $"h is [Batch, Seq, Hidden], and Forward takes [Batch, Seq, Emb]. {HiddenAndEmb}. {OtherVariable}"
    )]
    [InlineData(
        "return x + h;",
        "TGPT2002 on 'h'",
        $"h is [Batch, Seq, Hidden], and the operand before it is [Batch, Seq, Emb]. {HiddenAndEmb}. {OtherVariable}"
    )]
    [InlineData(
        "return x.MatMul(x);",
        "TGPT2003 on 'x'",
        "x is [Batch, Seq, Emb], and MatMul on [Batch, Seq, Emb] takes [Batch, Emb, any]. Emb = 768 = EmbDim, File0.cs(7,61)"
    )]
    [InlineData(
        "return h;",
        "TGPT2009 on 'h'",
        $"h is [Batch, Seq, Hidden], and [Batch, Seq, Emb] is wanted here. {HiddenAndEmb}. {OtherVariable}"
    )]
    [InlineData(
        "return Local(h); Tensor<Batch, Seq, Emb> Local(Tensor<Batch, Seq, Emb> a) => a;",
        "TGPT2009 on 'h'",
        $"h is [Batch, Seq, Hidden], and Local takes [Batch, Seq, Emb]. {HiddenAndEmb}. {OtherVariable}"
    )]
    [InlineData(
        "var (a, b, c) = (x, h); return a;",
        "TGPT2005 on 'var (a, b, c)'",
        "(x, h) gives 2 tensors, and var (a, b, c) takes another number"
    )]
    public Task A_mistake_in_a_method_is_explained(string body, string mark, string message) =>
        AssertSaid(Method(body), mark, message);

    [Theory]
    [InlineData(
        "(KeyWidth.IntoHeads)",
        "(QueryWidth.IntoHeads)",
        "TGPT2004 on 'QueryWidth.IntoHeads'",
        "QueryWidth.IntoHeads is evidence that QueryWidth = Heads x HeadDim, and Unflatten on [Batch, Seq, KeyWidth] takes evidence of KeyWidth. QueryWidth = 768 = Heads x HeadDim, File0.cs(7,75); KeyWidth = 768 = Heads x HeadDim, File0.cs(7,75). Probably meant: KeyWidth.IntoHeads, or declare Key as Linear<Emb, QueryWidth>"
    )]
    [InlineData(
        "Flatten(ValueWidth.IntoHeads)",
        "Flatten(QueryWidth.IntoHeads)",
        "TGPT2004 on 'QueryWidth.IntoHeads'",
        "QueryWidth.IntoHeads is evidence that QueryWidth = Heads x HeadDim, and Flatten on [Batch, Seq, Heads, ValueDim] takes evidence of Heads x ValueDim. HeadDim = 64 = EmbDim / NHeads, File0.cs(7,61); ValueDim = 64 = EmbDim / NHeads, File0.cs(7,61). Probably meant: ValueWidth.IntoHeads"
    )]
    [InlineData(
        "(KeyWidth.IntoHeads)",
        "(KeyWidth.IntoGroups)",
        "TGPT2004 on 'IntoGroups'",
        "KeyWidth has no evidence IntoGroups; it has KeyWidth.IntoHeads, evidence that KeyWidth = Heads x HeadDim. Probably meant: KeyWidth.IntoHeads"
    )]
    [InlineData(
        "(KeyWidth.IntoHeads).TransposeMiddle().AsKeys()",
        "(KeyWidth.IntoHeads).TransposeMiddle()",
        "TGPT2003 on 'keys.TransposeLast()'",
        "keys.TransposeLast() is [Batch, Heads, HeadDim, Seq], and the product is [Batch, Heads, Seq, Seq], which compares Seq with itself: keys stand on KeySeq, by AsKeys or a cache. Heads = 12 = NHeads, File0.cs(7,75); HeadDim = 64 = EmbDim / NHeads, File0.cs(7,61). Probably meant: keys.AsKeys()"
    )]
    [InlineData(
        "Mask.For(scores)",
        "Mask.For(scores.TransposeLast())",
        "TGPT2006 on 'scores.TransposeLast()'",
        "scores.TransposeLast() is [Batch, Heads, KeySeq, Seq], and Mask, a CausalMask<Context>, takes [Batch, any, Seq, KeySeq]. Probably meant: leave out .TransposeLast()"
    )]
    [InlineData(
        ".Softmax();",
        ".Softmax().Softmax();",
        "TGPT2011 on 'Softmax'",
        "Softmax is no operation on probabilities [Batch, Heads, Seq, KeySeq]. Probably meant: leave out the second .Softmax()"
    )]
    public Task A_mistake_in_attention_is_explained(string right, string wrong, string mark, string message) =>
        AssertSaid(Model(Attention).Changed(right, wrong), mark, message);

    [Fact]
    public Task Evidence_of_another_sum_is_explained() =>
        AssertSaid(
            Model(
                """
                    [DimSum(typeof(QueryWidth), typeof(KeyWidth))]
                    public partial struct Both;

                    public static Tensor<Batch, Seq, QueryWidth> Cut(Tensor<Batch, Seq, Emb> x) => x.Split(Both.IntoSections).First;
                """
            ),
            "TGPT2005 on 'Both.IntoSections'",
            "Both.IntoSections is evidence that Both = QueryWidth + KeyWidth, and Split on [Batch, Seq, Emb] takes evidence of Emb. Both = 1536 = QueryWidth + KeyWidth, File0.cs(11,27); Emb = 768 = EmbDim, File0.cs(7,61). Probably meant: declare x as Tensor<Batch, Seq, Both>"
        );

    [Fact]
    public Task Indices_of_another_type_are_explained() =>
        AssertSaid(
            Model(Embeddings).Changed("Positions<Context>", "Positions<Vocab>"),
            "TGPT2007 on 'ids.Positions<Vocab>()'",
            "ids.Positions<Vocab>() is indices [Seq] of Vocab, and Places, an Embedding<Context, Emb>, takes indices [any] of Context. Vocab = 50257 = VocabSize, File0.cs(7,23); Context = 1024 = ContextLength, File0.cs(7,46). Probably meant: Positions<Context>, or declare Places as Embedding<Vocab, Emb>"
        );

    [Theory]
    [InlineData(
        "(logits, targets)",
        "(targets, logits)",
        "TGPT2008 on 'targets'",
        "targets is indices [Batch, Seq] of Vocab, and CrossEntropy takes [any, any, any]. Vocab = 50257 = VocabSize, File0.cs(7,23). Probably meant: swap the arguments: Loss.CrossEntropy(logits, targets)"
    )]
    [InlineData(
        "ids.ForNextToken()",
        "ids.Softmax()",
        "TGPT2012 on 'Softmax'",
        "Softmax is no operation on indices [Batch, Seq] of Vocab. Vocab = 50257 = VocabSize, File0.cs(7,23)"
    )]
    public Task A_mistake_in_training_is_explained(string right, string wrong, string mark, string message) =>
        AssertSaid(Model(Training).Changed(right, wrong), mark, message);

    [Fact]
    public Task Two_models_are_told_apart() =>
        AssertSaid(
            Model(
                "    public static Tensor<Batch, Seq, Vocab> Run(Gpt m, Indices<Batch, Seq, Small.Vocab> ids) => m.Forward(ids);"
            ),
            "TGPT2007 on 'ids'",
            "ids is indices [Batch, Seq] of Small.Vocab, and Forward takes indices [Batch, Seq] of Gpt.Vocab. Small.Vocab = 1000 = VocabSize, File1.cs(7,23); Gpt.Vocab = 50257 = VocabSize, File0.cs(7,23). Probably meant: declare ids as Indices<Batch, Seq, Vocab>",
            Compilations.Model(Compilations.Gpt2.Changed("50257", "1000"), name: "Small")
        );

    [Fact]
    public Task Dims_written_by_hand_are_explained() =>
        AssertSaid(
            """
            using TypedGpt;
            using TypedGpt.Torch;

            public struct Wide : IDim { public static long Size => 8; }
            public struct Deep : IDim { public static long Size { get { return 9; } } }

            public static class Code
            {
                public static Tensor<Batch, Wide> Turn(Tensor<Batch, Deep> x) => x;
            }
            """,
            "TGPT2009 on 'x'",
            "x is [Batch, Deep], and [Batch, Wide] is wanted here. Wide = 8, File0.cs(4,15)"
        );

    private static async Task AssertSaid(string source, string mark, string message, params string[] others)
    {
        var found = await Analysis.Of(Compilations.Of([source, .. others]), new ShapeAnalyzer());
        var diagnostic = Assert.Single(found, found => $"{found.Id} on '{Analysis.Text(found)}'" == mark);
        Assert.Equal(message, diagnostic.GetMessage());
    }
}
