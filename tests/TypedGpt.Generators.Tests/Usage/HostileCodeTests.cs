using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedGpt.Generators.Analyzers.Usage;
using TypedGpt.Generators.Tests.Harness;
using static TypedGpt.Generators.Tests.Harness.WrittenModels;

namespace TypedGpt.Generators.Tests.Usage;

/// <summary>
/// Code as it is while somebody types, and code of every form that the language has: no analyzer throws, and none speaks
/// where no shape is wrong.
/// </summary>
[Trait("Category", "Slow")]
public sealed class HostileCodeTests
{
    private static readonly DiagnosticAnalyzer[] All =
    [
        new ShapeAnalyzer(),
        new EvidenceAnalyzer(),
        new EscapeAnalyzer(),
    ];

    [Theory]
    [InlineData("return f.Forward(")]
    [InlineData("return f.Forward();")]
    [InlineData("return f.Forward(x;")]
    [InlineData("return f.Forward(x, x, x);")]
    [InlineData("return f.Forward(y: x);")]
    [InlineData("return f.Forward(ref x);")]
    [InlineData("return f.Forward(null);")]
    [InlineData("return f.Forward(unknown);")]
    [InlineData("return f.Forward(\"a\");")]
    [InlineData("return f.Forwrd(x);")]
    [InlineData("return FeedForward.Forward(x);")]
    [InlineData("return x.")]
    [InlineData("x.; return x;")]
    [InlineData("var y = x.MatMul( return x;")]
    [InlineData("var y = x.MatMul(); return x;")]
    [InlineData("return x + ;")]
    [InlineData("return + h;")]
    [InlineData("return x.Tranpose();")]
    [InlineData("return unknown.Forward(x);")]
    [InlineData("return 5;")]
    [InlineData("int number = x; return x;")]
    [InlineData("x *= \"a\"; return x;")]
    [InlineData("throw x;")]
    [InlineData("await x; return x;")]
    [InlineData("foreach (var y in x) { } return x;")]
    [InlineData("var size = Emb.Sise; return x;")]
    [InlineData("var (a, b, c) = (1, 2); return x;")]
    [InlineData("var y = new Tensor<Batch, Seq, Emb>(h); return x;")]
    [InlineData("Tensor<Batch, Sek, Emb> y = x; return x;")]
    [InlineData("Tensor<Batch, , Emb> y = x; return x;")]
    public async Task What_is_no_matter_of_shapes_is_left_to_the_compiler(string body)
    {
        var compilation = Compilations.Of(Method(body));
        Assert.Contains(Driver.Compile(compilation), found => found.Severity == DiagnosticSeverity.Error);
        Assert.Empty(await Analysis.Of(compilation, new ShapeAnalyzer(), new EvidenceAnalyzer()));
    }

    [Theory]
    [InlineData("var name = nameof(x.MatMul) + nameof(f.Forward); return x;")]
    [InlineData("var text = $\"{x} {f.Forward(x):N} {nameof(h)}\"; return x;")]
    [InlineData("var text = x + \" and \" + h; return x;")]
    [InlineData("return f?.Forward(x) ?? x;")]
    [InlineData("System.Func<Tensor<Batch, Seq, Emb>, Tensor<Batch, Seq, Emb>> g = static a => a; return g(x);")]
    [InlineData("System.Func<Tensor<Batch, Seq, Emb>, Tensor<Batch, Seq, Emb>> g = f.Forward; return g(x);")]
    [InlineData("return Local(x); static T Local<T>(T a) => a;")]
    [InlineData("object o = x; ITensor t = h; return o is Tensor<Batch, Seq, Emb> y ? y : x;")]
    [InlineData("var (a, b) = (x, h); (x, h) = (a, b); return x with { };")]
    [InlineData("Tensor<Batch, Seq, Emb>[] all = [x, x]; return all[^1];")]
    [InlineData("goto end; end: return checked(x + x);")]
    [InlineData("lock (f) { f = new(); } return default;")]
    public async Task Right_code_of_every_form_gives_nothing(string body)
    {
        RepairTest.Compiles(Method(body));
        Assert.Empty(await Analysis.Of(Compilations.Of(Method(body)), new ShapeAnalyzer(), new EvidenceAnalyzer()));
    }

    [Theory]
    [InlineData(
        "static FeedForward f = new(); static Tensor<Batch, Seq, Hidden> h; Tensor<Batch, Seq, Emb> a = f.Forward(h), b = h;",
        2
    )]
    [InlineData("Tensor<Batch, Seq, Emb> A { get; } = H; static Tensor<Batch, Seq, Hidden> H;", 1)]
    [InlineData("Tensor<Batch, Seq, Emb> A { get => H; set { H = value; } } static Tensor<Batch, Seq, Hidden> H;", 2)]
    [InlineData("Tensor<Batch, Seq, Emb> this[int at] => H; static Tensor<Batch, Seq, Hidden> H;", 1)]
    [InlineData(
        "class C(Tensor<Batch, Seq, Hidden> h) : B(h.Last()) { Tensor<Batch, Seq, Emb> X => h; } class B(Tensor<Batch, Hidden> x) { object X => x; }",
        1
    )]
    [InlineData(
        "class C { Tensor<Batch, Seq, Emb> x; C(Tensor<Batch, Seq, Hidden> h) => x = h; ~C() { x = x.TransposeMiddle(); } }",
        2
    )]
    [InlineData(
        "static System.Collections.Generic.IEnumerable<Tensor<Batch, Seq, Emb>> Each(Tensor<Batch, Seq, Hidden> h) { yield return h; }",
        1
    )]
    [InlineData(
        "static async System.Threading.Tasks.Task<Tensor<Batch, Seq, Emb>> Wait(Tensor<Batch, Seq, Hidden> h) { await System.Threading.Tasks.Task.Yield(); return h; }",
        1
    )]
    [InlineData(
        "static partial void P(Tensor<Batch, Seq, Hidden> h); static partial void P(Tensor<Batch, Seq, Hidden> h) => h.MatMul(h);",
        1
    )]
    [InlineData("static Tensor<A, Emb> M<A>(Tensor<A, Hidden> h) where A : struct, IDim => h;", 1)]
    [InlineData("void M(Tensor<Batch, Seq, Emb> x = new Tensor<Batch, Seq, Hidden>()) { }", 1)]
    [InlineData(
        "[System.Obsolete(nameof(Emb))] static void M([System.ComponentModel.DefaultValue(1)] int i = 1 + 1) { }",
        0
    )]
    public async Task A_mistake_in_any_member_is_found(string members, int count) =>
        Assert.Equal(count, (await Analysis.Of(Compilations.Of(Model("    " + members)), new ShapeAnalyzer())).Length);

    [Fact]
    public async Task A_change_under_aliases_is_written_with_them()
    {
        var source =
            "using Wide = TypedGpt.Torch.Tensor<TypedGpt.Batch, TypedGpt.Seq, User.Gpt.Hidden>;\nusing Narrow = User.Gpt.Emb;\n"
            + Model(
                FeedForward + "    public static Tensor<Batch, Seq, Narrow> Run(Wide h, FeedForward f) => f.Forward(h);"
            );
        Assert.Equal(["Declare h as Tensor<Batch, Seq, Narrow>"], await RepairTest.Titles(source));
    }

    [Theory]
    [InlineData("class A { int M() => 5; void F() { M().Foo(); M(3); int i = \"\"; } }")]
    [InlineData(
        "using TypedGpt; using TypedGpt.Torch; class A { Tensor<Batch, > M(Tensor<Batch, Sek> x) => x; Tensor<,> O(Tensor<Batch, Seq> x) => x;"
    )]
    [InlineData(
        "using TypedGpt; using TypedGpt.Torch; class A { Tensor<Batch, Seq> M(Tensor<Batch, Seq> x) { return x.MatMul("
    )]
    [InlineData("")]
    public async Task Code_without_a_model_gives_nothing(string source) =>
        Assert.Empty(await Analysis.Of(Compilations.Of(source), new ShapeAnalyzer(), new EvidenceAnalyzer()));

    [Theory]
    [InlineData("Out.Forward(In.Forward(x).GeluTanh())", "return In.Forward(x);")]
    [InlineData("In.Forward(In.Forward(x).GeluTanh())", "return x;")]
    [InlineData("Out.Forward(x) + In.Forward(x)", "return x.MatMul(x).Softmax().Softmax();")]
    public async Task Three_hundred_statements_stay_quick(string statement, string end)
    {
        var body = string.Concat(Enumerable.Range(0, 300).Select(at => $"var a{at} = {statement};\n"));
        var compilation = Compilations.Of(
            Model(FeedForward).Changed("=> Out.Forward(In.Forward(x).GeluTanh());", $"{{ {body} {end} }}")
        );
        var watch = Stopwatch.StartNew();
        Assert.NotEmpty(await Analysis.Of(compilation, All));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task A_cancelled_analysis_ends()
    {
        var compilation = Compilations.Of(Model(Attention).Changed("keys.TransposeLast()", "keys"));
        Driver.Create(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            whole.WithAnalyzers([new ShapeAnalyzer()]).GetAnalyzerDiagnosticsAsync(source.Token)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData(Attention)]
    [InlineData(FeedForward)]
    [InlineData(Embeddings)]
    [InlineData(Training)]
    public async Task Right_models_give_nothing(string members)
    {
        RepairTest.Compiles(Model(members));
        Assert.Empty(await Analysis.Of(Compilations.Of(Model(members)), new ShapeAnalyzer(), new EvidenceAnalyzer()));
    }
}
