using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedGpt.Generators.Analyzers.Usage;
using TypedGpt.Generators.Tests.Harness;
using static TypedGpt.Generators.Tests.Harness.WrittenModels;

namespace TypedGpt.Generators.Tests.Usage;

/// <summary>The ways out of the typed world and into it are shown, and counted beside what was checked.</summary>
public sealed class EscapeTests
{
    [Theory]
    [InlineData("var raw = x.Raw; return x;", "x.Raw", "Raw leaves the typed world")]
    [InlineData(
        "return Tensor.Assume<Batch, Seq, Emb>(null!);",
        "Tensor.Assume<Batch, Seq, Emb>(null!)",
        "Assume enters"
    )]
    [InlineData("var n = Tensor.AssumeNumber(null!); return x;", "Tensor.AssumeNumber(null!)", "AssumeNumber enters")]
    [InlineData(
        "var i = Indices.Assume<Batch, Vocab>(null!); return x;",
        "Indices.Assume<Batch, Vocab>(null!)",
        "Assume enters"
    )]
    [InlineData(
        "var e = Evidence.Factors<Emb, Heads, HeadDim>(); return x;",
        "Evidence.Factors<Emb, Heads, HeadDim>()",
        "Evidence made by hand"
    )]
    [InlineData("dynamic d = x; return x;", "x", "As dynamic")]
    public async Task An_escape_is_shown_where_it_is(string body, string mark, string start)
    {
        var found = await Of(Method(body));
        var escape = Assert.Single(found, diagnostic => diagnostic.Id == "TGPT9001");
        Assert.Equal(mark, Analysis.Text(escape));
        Assert.StartsWith(start, escape.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_count_names_the_members_with_escapes() =>
        Assert.Equal(
            "1 tensor expression checked, 3 escapes: 2 in Gpt.Two(Tensor<Batch, Gpt.Emb>), 1 in Gpt.One(Tensor<Batch, Gpt.Emb>)",
            await Count(
                """
                    public static object Two(Tensor<Batch, Emb> x) => (x.Raw, x.Raw);
                    public static object One(Tensor<Batch, Emb> x) => x.Raw;
                    public static object None(Tensor<Batch, Emb> x) => x + x;
                """
            )
        );

    [Fact]
    public async Task The_count_names_no_more_than_five_members() =>
        Assert.EndsWith(
            "7 escapes: 1 in Gpt.A0, 1 in Gpt.A1, 1 in Gpt.A2, 1 in Gpt.A3, 1 in Gpt.A4 and 2 other members",
            await Count(
                string.Concat(
                    Enumerable.Range(0, 7).Select(at => $"    static object A{at} = default(Tensor<Batch, Emb>).Raw;\n")
                )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Generated_code_is_not_counted() =>
        Assert.Equal("0 tensor expressions checked, 0 escapes", await Count(""));

    [Fact]
    public async Task Expressions_of_a_forward_pass_are_counted() =>
        Assert.Equal("3 tensor expressions checked, 0 escapes", await Count(FeedForward));

    [Fact]
    public async Task Without_the_torch_runtime_nothing_is_said()
    {
        var compilation = Compilations.Of(LanguageVersion.Latest, withTorch: false, "class A { }");
        Assert.Empty(await Analysis.Of(compilation, new EscapeAnalyzer(), new ShapeAnalyzer(), new EvidenceAnalyzer()));
    }

    private static async Task<string> Count(string members) =>
        Assert.Single(await Of(Model(members)), diagnostic => diagnostic.Id == "TGPT9002").GetMessage();

    private static async Task<IReadOnlyList<Diagnostic>> Of(string source) =>
        await Analysis.Of(Compilations.Of(source), new EscapeAnalyzer());
}
