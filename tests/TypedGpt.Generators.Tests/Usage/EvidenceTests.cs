using TypedGpt.Generators.Analyzers.Usage;
using TypedGpt.Generators.Tests.Harness;
using static TypedGpt.Generators.Tests.Harness.WrittenModels;

namespace TypedGpt.Generators.Tests.Usage;

/// <summary>Evidence that proves nothing is an error where it is made.</summary>
public sealed class EvidenceTests
{
    private const string Default =
        "This evidence is a default value, which proves nothing and throws when it is used. It would say that QueryWidth (768) is Heads (12) x HeadDim (64) = 768. Take the model's own: QueryWidth.IntoHeads";
    private const string Wrong = "This evidence does not come out, and throws when it is made. It would say that ";
    private const string None =
        "has no such evidence; declare a dimension that does, such as [Dim(typeof(Heads), typeof(HeadDim))] public partial struct Wide";

    [Theory]
    [InlineData("default(Factors<QueryWidth, Heads, HeadDim>)", Default)]
    [InlineData("new Factors<QueryWidth, Heads, HeadDim>()", Default)]
    [InlineData(
        "Evidence.Factors<Hidden, Heads, HeadDim>()",
        $"{Wrong}Hidden (3072) is Heads (12) x HeadDim (64) = 768. Hidden {None}"
    )]
    [InlineData(
        "Evidence.Factors<Seq, Heads, HeadDim>()",
        $"{Wrong}Seq (known only at run time) is Heads (12) x HeadDim (64) = 768. Seq {None}"
    )]
    [InlineData(
        "Evidence.Factors<Emb, Heads, Seq>()",
        $"{Wrong}Emb (768) is Heads (12) x Seq (known only at run time). Emb has no such evidence; declare a dimension that does, such as [Dim(typeof(Heads), typeof(Seq))] public partial struct Wide"
    )]
    public async Task Evidence_that_proves_nothing_is_explained(string evidence, string message)
    {
        var found = await Found($"var evidence = {evidence}; return x;");
        Assert.Equal([$"TGPT2010 on '{evidence}': {message}"], found);
    }

    [Theory]
    [InlineData("Factors<QueryWidth, Heads, HeadDim> evidence = default; return x;", "default")]
    [InlineData("Factors<QueryWidth, Heads, HeadDim> evidence = new(); return x;", "new()")]
    [InlineData(
        "var evidence = default(Sections<Emb, Heads, HeadDim>); return x;",
        "default(Sections<Emb, Heads, HeadDim>)"
    )]
    [InlineData(
        "var evidence = default(Sections<Emb, Heads, HeadDim, Hidden>); return x;",
        "default(Sections<Emb, Heads, HeadDim, Hidden>)"
    )]
    [InlineData(
        "var evidence = Evidence.Sections<Emb, Heads, HeadDim>(); return x;",
        "Evidence.Sections<Emb, Heads, HeadDim>()"
    )]
    public async Task Every_way_to_forge_it_is_found(string body, string mark) =>
        Assert.StartsWith($"TGPT2010 on '{mark}': ", Assert.Single(await Found(body)), StringComparison.Ordinal);

    [Theory]
    [InlineData("var evidence = Evidence.Factors<Emb, Heads, HeadDim>(); return x;")]
    [InlineData("var evidence = Evidence.Sections<Two, One, One>(); return x;")]
    [InlineData("var evidence = QueryWidth.IntoHeads; return x;")]
    [InlineData(
        "return Claim<Emb, Heads>(); Tensor<Batch, Seq, Emb> Claim<A, B>() where A : struct, IDim where B : struct, IDim { Evidence.Factors<A, B, HeadDim>(); return x; }"
    )]
    public async Task Evidence_that_comes_out_or_may_is_left_alone(string body)
    {
        RepairTest.Compiles(Method(body));
        Assert.Empty(await Found(body));
    }

    private static async Task<IEnumerable<string>> Found(string body) =>
        (await Analysis.Of(Compilations.Of(Method(body)), new EvidenceAnalyzer())).Select(found =>
            $"{found.Id} on '{Analysis.Text(found)}': {found.GetMessage()}"
        );
}
