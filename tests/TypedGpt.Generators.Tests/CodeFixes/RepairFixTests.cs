using TypedGpt.CodeFixes;
using TypedGpt.Generators.Analyzers.Usage;
using TypedGpt.Generators.Tests.Harness;
using static TypedGpt.Generators.Tests.Harness.WrittenModels;

namespace TypedGpt.Generators.Tests.CodeFixes;

/// <summary>
/// One mistake in code that is right, and the entry of the menu that takes it back. What it writes compiles without any
/// error.
/// </summary>
public sealed class RepairFixTests
{
    [Theory]
    [InlineData("keys.TransposeLast()", "keys", "Use keys.TransposeLast()")]
    [InlineData("(KeyWidth.IntoHeads)", "(QueryWidth.IntoHeads)", "Use KeyWidth.IntoHeads")]
    [InlineData("(KeyWidth.IntoHeads)", "(KeyWidth.IntoHead)", "Use KeyWidth.IntoHeads")]
    [InlineData("mixed.Flatten(ValueWidth.IntoHeads)", "mixed", "Use mixed.Flatten(ValueWidth.IntoHeads)")]
    [InlineData(
        "Query.Forward(x).Unflatten(QueryWidth.IntoHeads)",
        "Query.Forward(x)",
        "Use Query.Forward(x).Unflatten(QueryWidth.IntoHeads)"
    )]
    [InlineData("MatMul(values)", "MatMul(keys)", "Use values instead of keys")]
    [InlineData(
        "queries.MatMul(keys.TransposeLast())",
        "keys.TransposeLast().MatMul(queries)",
        "Use queries.MatMul(keys.TransposeLast())"
    )]
    [InlineData(
        "Output.Forward(mixed.Flatten(ValueWidth.IntoHeads))",
        "mixed.Flatten(ValueWidth.IntoHeads)",
        "Use Output.Forward(mixed.Flatten(ValueWidth.IntoHeads))"
    )]
    [InlineData(
        "Output.Forward(mixed.Flatten(ValueWidth.IntoHeads))",
        "Output.Forward(Output.Forward(mixed.Flatten(ValueWidth.IntoHeads)))",
        "Leave out the second Output.Forward"
    )]
    [InlineData(".Softmax();", ".Softmax().Softmax();", "Leave out the second .Softmax()")]
    [InlineData(
        "scores.MaskedFill(Mask.For(scores)).Softmax()",
        "scores.Softmax().MaskedFill(Mask.For(scores))",
        "Use scores.MaskedFill(Mask.For(scores)).Softmax()"
    )]
    [InlineData("Value.Forward(x)", "Query.Forward(x)", "Use Value.Forward instead of Query.Forward")]
    public Task Attention_is_put_right(string right, string wrong, string title) =>
        AssertPutRight(Attention, right, wrong, title);

    [Theory]
    [InlineData(
        "Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys()",
        "Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle()",
        "keys.TransposeLast()",
        "keys.AsKeys().TransposeLast()",
        "Use keys.AsKeys()"
    )]
    [InlineData(
        "(QueryWidth.IntoHeads).TransposeMiddle();",
        "(QueryWidth.IntoHeads);",
        "queries.MatMul",
        "queries.TransposeMiddle().MatMul",
        "Use queries.TransposeMiddle()"
    )]
    [InlineData(
        "MatMul(values).TransposeMiddle();",
        "MatMul(values);",
        "mixed.Flatten",
        "mixed.TransposeMiddle().Flatten",
        "Use mixed.TransposeMiddle()"
    )]
    public async Task What_a_statement_lacks_is_added_where_it_is_used(
        string right,
        string wrong,
        string use,
        string mended,
        string title
    )
    {
        var source = Model(Attention).Changed(right, wrong);
        await RepairTest.Applied(title, [source], [source.Changed(use, mended)]);
    }

    [Theory]
    [InlineData("Linear<Hidden, Emb> Out", "Linear<Emb, Hidden> Out", "Declare Out as Linear<Hidden, Emb>")]
    [InlineData("Linear<Hidden, Emb> Out", "Linear<Vocab, Emb> Out", "Declare Out as Linear<Hidden, Emb>")]
    [InlineData("Linear<Emb, Hidden> In", "Linear<Emb, Emb> In", "Declare In as Linear<Emb, Hidden>")]
    [InlineData("Out.Forward(In", "In.Forward(In", "Use Out.Forward instead of In.Forward")]
    [InlineData(
        "Out.Forward(In.Forward(x).GeluTanh())",
        "In.Forward(x).GeluTanh()",
        "Use Out.Forward(In.Forward(x).GeluTanh())"
    )]
    [InlineData(
        "Out.Forward(In.Forward(x).GeluTanh())",
        "In.Forward(Out.Forward(x)).GeluTanh()",
        "Use Out.Forward(In.Forward(x))",
        "Out.Forward(In.Forward(x)).GeluTanh()"
    )]
    public Task An_expression_bodied_forward_is_put_right(
        string right,
        string wrong,
        string title,
        string? mended = null
    ) => AssertPutRight(FeedForward, right, wrong, title, mended);

    [Theory]
    [InlineData("Positions<Context>", "Positions<Vocab>", "Use Positions<Context>")]
    [InlineData("Seq, Vocab> ids", "Seq, Emb> ids", "Declare ids as Indices<Batch, Seq, Vocab>")]
    [InlineData("Embedding<Vocab, Emb>", "Embedding<Context, Emb>", "Declare Tokens as Embedding<Vocab, Emb>")]
    public Task The_type_that_indices_count_is_put_right(string right, string wrong, string title) =>
        AssertPutRight(Embeddings, right, wrong, title);

    [Theory]
    [InlineData(
        "CrossEntropy(logits, targets)",
        "CrossEntropy(targets, logits)",
        "Swap the arguments: Loss.CrossEntropy(logits, targets)"
    )]
    [InlineData("(logits,", "(logits.Softmax(),", "Leave out .Softmax()")]
    [InlineData("model.Forward(inputs)", "model.Forward(inputs).Softmax()", "Leave out .Softmax()")]
    public Task A_loss_is_put_right(string right, string wrong, string title) =>
        AssertPutRight(Training, right, wrong, title);

    [Theory]
    [InlineData(
        "CrossEntropy(logits, targets)",
        "CrossEntropy(targets, logits)",
        "Swap the arguments: Loss.CrossEntropy(logits, targets)"
    )]
    [InlineData("model.Forward(inputs)", "model.Forward(inputs).Softmax()", "Leave out .Softmax()")]
    [InlineData("From<Batch, Seq, Vocab>", "From<Batch, Seq, Context>", "Use From<Vocab>")]
    public async Task Top_level_statements_are_put_right(string right, string wrong, string title) =>
        await RepairTest.Applied(title, [Program.Changed(right, wrong), Model("")], [Program, Model("")]);

    [Theory]
    [InlineData("System.Func<Tensor<Batch, Seq, Emb>, Tensor<Batch, Seq, Emb>> g = a => f.Forward(a); return g(x);")]
    [InlineData("return Local(x); Tensor<Batch, Seq, Emb> Local(Tensor<Batch, Seq, Emb> a) => f.Forward(a);")]
    [InlineData(
        "return Local(f, x); static Tensor<Batch, Seq, Emb> Local(FeedForward f, Tensor<Batch, Seq, Emb> a) { return f.Forward(a); }"
    )]
    public async Task Functions_within_a_method_are_put_right(string body) =>
        await RepairTest.Applied(
            "Leave out .Last()",
            [Method(body).Changed("f.Forward(a)", "f.Forward(a.Last())")],
            [Method(body)]
        );

    [Fact]
    public async Task A_declaration_in_another_file_is_put_right()
    {
        var layers = """
            using TypedGpt;
            using TypedGpt.Torch;

            namespace User;

            public partial class Gpt
            {
                public sealed partial class FeedForward
                {
                    public partial Linear<Emb, Hidden> In { get; }
                    public partial Linear<Hidden, Emb> Out { get; }
                }
            }
            """;
        var use = Model(
            """
                public sealed partial class FeedForward
                {
                    public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Out.Forward(In.Forward(x).GeluTanh());
                }
            """
        );
        await RepairTest.Applied(
            "Declare Out as Linear<Hidden, Emb>",
            [use, layers.Changed("Linear<Hidden, Emb>", "Linear<Emb, Hidden>")],
            [use, layers]
        );
    }

    [Fact]
    public async Task A_declared_variable_is_put_right()
    {
        var right = Method("Tensor<Batch, Seq, Hidden> wide = f.In.Forward(x); return f.Out.Forward(wide);");
        await RepairTest.Applied(
            "Declare wide as Tensor<Batch, Seq, Hidden>",
            [right.Changed("Hidden> wide", "Emb> wide")],
            [right]
        );
    }

    [Theory]
    [InlineData("Use a instead of b", "return a + a;")]
    [InlineData("Use b instead of a", "return b + b;")]
    public async Task Two_ways_are_offered_where_both_help(string title, string expected)
    {
        var source = Sum("return a + b;");
        Assert.Equal(["Use a instead of b", "Use b instead of a"], await RepairTest.Titles(source));
        await RepairTest.Applied(title, [source], [Sum(expected)]);

        static string Sum(string body) =>
            Model(
                $$"""
                    public static ITensor Sum(Tensor<Batch, Emb> a, Tensor<Batch, Hidden> b)
                    {
                        {{body}}
                    }
                """
            );
    }

    [Fact]
    public async Task A_chain_over_several_lines_keeps_its_layout_and_is_one_line_in_the_menu()
    {
        var chain = """
            mixed
                            .Relu()
                            .GeluTanh()
            """;
        var right = Model(Attention)
            .Changed("mixed.Flatten(ValueWidth.IntoHeads)", chain + ".Flatten(ValueWidth.IntoHeads)");
        await RepairTest.Applied(
            "Use mixed.Relu().GeluTanh().Flatten(ValueWidth.IntoHeads)",
            [right.Changed(".Flatten(ValueWidth.IntoHeads)", "")],
            [right]
        );
    }

    [Theory]
    [InlineData("var (a, b, c) = (x, h); return x;")]
    [InlineData("return Evidence.Factors<Emb, Heads, HeadDim>() is var e ? h.Unflatten(e) : h.Unflatten(e);")]
    [InlineData("System.Func<Tensor<Batch, Seq, Hidden>, Tensor<Batch, Seq, Emb>> g = static a => a; return g(h);")]
    public async Task Nothing_is_offered_where_no_single_change_helps(string body)
    {
        Assert.NotEmpty(await Analysis.Of(Compilations.Of(Method(body)), new ShapeAnalyzer()));
        Assert.Empty(await RepairTest.Titles(Method(body)));
    }

    [Fact]
    public async Task Nothing_is_offered_while_code_is_half_typed() =>
        Assert.Empty(await RepairTest.Titles(Model(Attention).Changed("keys.TransposeLast())", "keys")));

    [Fact]
    public void There_is_no_fix_of_all() => Assert.Null(new ApplyRepairFix().GetFixAllProvider());

    private static Task AssertPutRight(string code, string right, string wrong, string title, string? mended = null) =>
        RepairTest.Applied(title, [Model(code).Changed(right, wrong)], [Model(code).Changed(right, mended ?? right)]);
}
