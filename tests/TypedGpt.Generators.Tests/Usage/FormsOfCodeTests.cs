using TypedGpt.Generators.Analyzers.Usage;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Usage;

/// <summary>Mistakes that are neither in a call, an operator nor a plain conversion: each form of C# in which shapes meet.</summary>
public sealed class FormsOfCodeTests
{
    [Theory]
    [InlineData(
        "object M(Tensor<Emb>? a) { Tensor<Heads>? b = null; b = a; return b; }",
        "TGPT2009 on 'a': a is [Emb], and [Heads] is wanted here"
    )]
    [InlineData(
        "object M(bool one, Tensor<Batch, Seq, Emb> x) { var y = one ? x.Last() : x; return y; }",
        "TGPT2009 on 'x': The alternatives differ: x is [Batch, Seq, Emb], and another one is [Batch, Emb]"
    )]
    [InlineData(
        "object M(int how, Tensor<Batch, Seq, Emb> x) { var y = how switch { 0 => x.Last(), _ => x }; return y; }",
        "TGPT2009 on 'x': The alternatives differ: x is [Batch, Seq, Emb], and another one is [Batch, Emb]"
    )]
    [InlineData(
        "Tensor<Batch, Seq, Emb> M(int how, Tensor<Batch, Seq, Emb> x) { return how switch { 0 => x.Last(), _ => x }; }",
        "TGPT2009 on 'x.Last()': x.Last() is [Batch, Emb], and [Batch, Seq, Emb] is wanted here"
    )]
    [InlineData(
        "void M(int how, Tensor<Batch, Seq, Emb> x) { Tensor<Batch, Seq, Emb> y = how switch { 0 => x, _ => x.Last() }; }",
        "TGPT2009 on 'x.Last()': x.Last() is [Batch, Emb], and [Batch, Seq, Emb] is wanted here"
    )]
    [InlineData(
        "object M(Tensor<Batch, Seq, Emb>? kept, Tensor<Batch, Emb> x) { return kept ?? x; }",
        "TGPT2009 on 'x': The alternatives differ: x is [Batch, Emb], and another one is [Batch, Seq, Emb]"
    )]
    [InlineData(
        "object M(Tensor<Batch, Seq> x, Tensor<Batch> y) { var a = new[] { x, y }; return a; }",
        "TGPT2009 on 'y': The alternatives differ: y is [Batch], and another one is [Batch, Seq]"
    )]
    [InlineData(
        "record Step(Tensor<Batch> Chance); static object M(Tensor<Batch, Heads> x) => new Step(x);",
        "TGPT2009 on 'x': x is [Batch, Heads], and new Step(..) takes [Batch]"
    )]
    [InlineData(
        "record Step(int Count, Tensor<Batch> Chance); static Step M(Tensor<Batch, Heads> x) { return new(Chance: x, Count: 1); }",
        "TGPT2009 on 'x': x is [Batch, Heads], and new(..) takes [Batch]"
    )]
    [InlineData(
        "record Step(Indices<Batch, Vocab> Token); static object M(Indices<Batch, Seq, Vocab> x) => new Step(x);",
        "TGPT2007 on 'x': x is indices [Batch, Seq] of Vocab, and new Step(..) takes indices [Batch] of Vocab"
    )]
    [InlineData(
        "class Base { public Base(Tensor<Batch> x) { } } class Derived : Base { public Derived(Tensor<Batch, Emb> y) : base(y) { } }",
        "TGPT2009 on 'y': y is [Batch, Emb], and base(..) takes [Batch]"
    )]
    [InlineData(
        "class Own { public Own(Tensor<Batch> x) { } public Own(Tensor<Batch, Emb> y, int i) : this(y) { } }",
        "TGPT2009 on 'y': y is [Batch, Emb], and this(..) takes [Batch]"
    )]
    [InlineData(
        "class Base(Tensor<Batch> x) { public object X => x; } class Derived(Tensor<Batch, Emb> y) : Base(y);",
        "TGPT2009 on 'y': y is [Batch, Emb], and Base(..) takes [Batch]"
    )]
    [InlineData(
        "class Table { public object this[Indices<Batch, Vocab> at] => at; } static object M(Table a, Indices<Batch, Seq, Vocab> y) => a[y];",
        "TGPT2007 on 'y': y is indices [Batch, Seq] of Vocab, and a[..] takes indices [Batch] of Vocab"
    )]
    [InlineData(
        "object P(params Tensor<Batch>[] all) => all; static object M(Tensor<Batch> a, Tensor<Batch, Seq> b) => new Gpt().P(a, b);",
        "TGPT2009 on 'b': b is [Batch, Seq], and P takes [Batch]"
    )]
    [InlineData(
        "void M(List<Tensor<Batch, Seq>> rows) { foreach (Tensor<Batch> one in rows) { } }",
        "TGPT2009 on 'rows': rows has elements [Batch, Seq], and the loop's variable is [Batch]"
    )]
    [InlineData(
        "Tensor<Batch>[] M(List<Tensor<Batch, Seq>> all) { return [.. all]; }",
        "TGPT2009 on 'all': all holds [Batch, Seq], and [Batch] is wanted in it"
    )]
    [InlineData(
        "List<Tensor> M(List<Tensor<Batch>> all) { return all; }",
        "TGPT2009 on 'all': all holds [Batch], and a single number is wanted in it"
    )]
    [InlineData(
        "Task<Tensor<Emb>> M(Tensor<Batch> y) { return Task.FromResult(y); }",
        "TGPT2009 on 'Task.FromResult(y)': Task.FromResult(y) holds [Batch], and [Emb] is wanted in it"
    )]
    [InlineData(
        "KeyValuePair<string, Tensor> M(Tensor<Batch> y) { return KeyValuePair.Create(\"a\", y); }",
        "TGPT2009 on 'KeyValuePair.Create(\"a\", y)': KeyValuePair.Create(\"a\", y) holds [Batch], and a single number is wanted in it"
    )]
    [InlineData(
        "IEnumerable<(Tensor<Batch>, int)> M(List<(Tensor<Batch, Seq>, int)> y) { return y; }",
        "TGPT2009 on 'y': y holds [Batch, Seq], and [Batch] is wanted in it"
    )]
    [InlineData(
        "Dictionary<string, List<Tensor<Batch>[]>> M(Dictionary<string, List<Tensor<Batch, Seq>[]>> y) { return y; }",
        "TGPT2009 on 'y': y holds [Batch, Seq], and [Batch] is wanted in it"
    )]
    [InlineData(
        "object Takes(List<Tensor<Batch>> all) => all; object M(List<Tensor<Batch, Seq>> y) => Takes(y);",
        "TGPT2009 on 'y': y holds [Batch, Seq], and Takes takes [Batch] in it"
    )]
    [InlineData(
        "void M((Tensor<Batch>, Tensor<Batch, Seq>) pair) { Tensor<Batch> a; Tensor<Batch> b; (a, b) = pair; }",
        "TGPT2009 on 'pair': pair is [Batch, Seq], and the variable that takes it is [Batch]"
    )]
    [InlineData(
        "object M(Tensor<Batch, Vocab> logits) { var (values, tokens) = logits.TopK<Heads>(); return values.ScatterInto<Emb>(tokens); }",
        "TGPT2007 on 'tokens': tokens is indices [Batch, Heads] of Vocab, and ScatterInto<Emb> on [Batch, Heads] takes indices [Batch, Heads] of Emb"
    )]
    [InlineData(
        "object M(Gpt model, Indices<Batch, Seq, Vocab> text) => Loss.CrossEntropy(model.Forward(text), text.ForNextToken());",
        "TGPT2008 on 'text.ForNextToken()': text.ForNextToken() is a pair of indices [Batch, Seq] of Vocab and indices [Batch, Seq] of Vocab, and CrossEntropy takes indices [Batch, Seq] of Vocab"
    )]
    [InlineData(
        "object M(Tensor<Batch, Vocab> logits) => (logits.Softmax() / 0.7).Sample();",
        "TGPT2011 on 'logits.Softmax()': logits.Softmax() is probabilities [Batch, Vocab], to which / does not apply: it belongs to the scores, before their softmax"
    )]
    [InlineData(
        "object M(Linear<Emb, Hidden> up) { Func<Tensor<Batch, Emb>, Tensor<Batch, Emb>> f = up.Forward; return f; }",
        "TGPT2009 on 'up.Forward': up.Forward gives [.., Hidden], and a function to [Batch, Emb] is wanted here"
    )]
    [InlineData(
        "object Apply(Func<Tensor<Batch, Emb>, Tensor<Batch, Emb>> f) => f; object M(Linear<Emb, Hidden> up) => Apply(up.Forward);",
        "TGPT2009 on 'up.Forward': up.Forward gives [.., Hidden], and Apply takes a function to [Batch, Emb]"
    )]
    [InlineData(
        "static Tensor<A, C> Mix<A, B, C>(Tensor<A, B> a, Tensor<B, C> b) where A : struct, IDim where B : struct, IDim where C : struct, IDim => a.MatMul(b); object M(Tensor<Batch, Emb> x, Tensor<Hidden, Emb> w) => Mix(x, w);",
        "TGPT2009 on 'w': w is [Hidden, Emb], and Mix takes [Emb, C]"
    )]
    [InlineData(
        "static Tensor<A, B> Shift<A, B>(Tensor<A, B> x) where A : struct, IDim where B : struct, IDim => x.AddToRows(x.MeanOfRows());",
        "TGPT2002 on 'x.MeanOfRows()': x.MeanOfRows() is [B], and AddToRows on [A, B] takes [A]"
    )]
    [InlineData(
        "static object Shift<A, B>(Tensor<A, B> x, Tensor<A, B> y) where A : struct, IDim where B : struct, IDim => x.MatMul(y);",
        "TGPT2003 on 'y': y is [A, B], and MatMul on [A, B] takes [B, any]"
    )]
    [InlineData(
        "} static class Ext { public static Tensor<A, B, C> Twice<A, B, C>(this Tensor<A, B, C> x) where A : struct, IDim where B : struct, IDim where C : struct, IDim => x + x; public static object M(Tensor<Batch, Seq> y) => y.Twice();",
        "TGPT2009 on 'y': y is [Batch, Seq], and Twice takes [A, B, C]"
    )]
    [InlineData(
        "object M(Tensor<Batch, Emb> r, Indices<Batch, Seq, Vocab> z) => Loss.CrossEntropy(r, z);",
        "TGPT2008 on 'r': r is [Batch, Emb], and CrossEntropy takes [Batch, Seq, Vocab]"
    )]
    [InlineData(
        "[Dim(8)] public partial struct Slots; object M(Tensor<Slots, Emb> a, Tensor<Slots, Emb> b) => b.MatMul(a.TransposeLast()).Softmax();",
        "TGPT2013 on 'b.MatMul(a.TransposeLast())': b.MatMul(a.TransposeLast()) is [Slots, Slots], a product of Slots with itself"
    )]
    [InlineData(
        "[Dim(8)] public partial struct Slots; object M(Tensor<Slots, Emb> a, Tensor<Slots, Emb> b) { var s = b.MatMul(a.TransposeLast()); var t = s / 2.0; return t.Softmax(); }",
        "TGPT2013 on 't': t is [Slots, Slots], a product of Slots with itself"
    )]
    public async Task It_is_explained_once(string members, string message)
    {
        var found = await Found(members);
        var diagnostic = Assert.Single(found);
        Assert.StartsWith(
            message,
            $"{diagnostic.Id} on '{Analysis.Text(diagnostic)}': {diagnostic.GetMessage()}",
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("List<Tensor<Batch>> M(IEnumerable<Tensor<Batch>> all) { return all; }")]
    [InlineData("Task<int> M(Task<string> all) { return all; }")]
    [InlineData("object M(bool a) { var y = a ? 1 : \"b\"; return y; }")]
    [InlineData("object M(bool a, Tensor<Batch> x) { var y = a ? 1 : \"b\"; return x; }")]
    [InlineData("object M(Tensor<Emb, Emb> square) => square.Softmax();")]
    [InlineData("object M(Tensor<Batch> x) => new List<int>(x);")]
    public async Task What_is_no_matter_of_shapes_is_left_alone(string members) => Assert.Empty(await Found(members));

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> Found(string members) =>
        await Analysis.Of(
            Compilations.Of(
                "using System;\nusing System.Collections.Generic;\nusing System.Threading.Tasks;\n"
                    + Compilations.Model(body: members)
            ),
            new ShapeAnalyzer()
        );
}
