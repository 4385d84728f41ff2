using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.UserLayers;

/// <summary>What the generator writes for each kind of property in a user's layer.</summary>
public sealed class UserMembersTests
{
    private const string Dims = """
        [Dim(16)] public partial struct Window;
        [Dim(32)] public partial struct Half;
        [Dim(typeof(Two), typeof(Half))] public partial struct HeadDim;
        [Layer] public partial class Narrow<Width> where Width : struct, IDim
        {
            public partial Linear<Width, Half> Down { get; }
            public partial Linear<Half, Width> Up { get; }
            public Tensor<Batch, Seq, Width> Forward(Tensor<Batch, Seq, Width> x) => Up.Forward(Down.Forward(x));
        }
        """;

    [Theory]
    [InlineData("Linear<Emb, One>", "Register(\"some_part\", new Linear<Emb, One>(bias: true))")]
    [InlineData(
        "Linear<Emb, One>",
        "Register(\"some_part\", new Linear<Emb, One>(bias: false))",
        "[Options(Bias = false)]"
    )]
    [InlineData(
        "Linear<Emb, One>",
        "Register(\"some_part\", new Linear<Emb, One>(bias: true, std: 0.05))",
        "[Options(Std = 0.05)]"
    )]
    [InlineData("Embedding<Two, Emb>", "Register(\"some_part\", new Embedding<Two, Emb>())")]
    [InlineData(
        "Embedding<Two, Emb>",
        "Register(\"some_part\", new Embedding<Two, Emb>(std: 0.05))",
        "[Options(Std = 0.05)]"
    )]
    [InlineData("LayerNorm<Emb>", "Register(\"some_part\", new LayerNorm<Emb>(eps: 1E-05))")]
    [InlineData("RmsNorm<Emb>", "Register(\"some_part\", new RmsNorm<Emb>(eps: 1E-06))", "[Options(NormEps = 1e-6)]")]
    [InlineData("Dropout", "Register(\"some_part\", new Dropout(rate: 0.1))")]
    [InlineData("CausalMask<Context>", "Register(\"some_part\", new CausalMask<Context>())")]
    [InlineData("WindowMask<Context, Window>", "Register(\"some_part\", new WindowMask<Context, Window>())")]
    [InlineData("Alibi<Context, Heads>", "Register(\"some_part\", new Alibi<Context, Heads>())")]
    [InlineData(
        "Rotary<HeadDim, Half>",
        "Register(\"some_part\", new Rotary<HeadDim, Half>(HeadDim.IntoTwo, theta: 10000))"
    )]
    [InlineData(
        "Rotary<HeadDim, Half>",
        "Register(\"some_part\", new Rotary<HeadDim, Half>(HeadDim.IntoTwo, theta: 500000))",
        "[Options(Theta = 500_000)]"
    )]
    [InlineData("Narrow<Emb>", "Register(\"some_part\", new Narrow<Emb>())")]
    [InlineData("FeedForward", "Register(\"some_part\", new FeedForward())")]
    [InlineData(
        "LayerList<Narrow<Emb>>",
        "Register(\"some_part\", new LayerList<Narrow<Emb>>(3, static () => new Narrow<Emb>()))",
        "[Options(Count = 3)]"
    )]
    [InlineData(
        "LayerList<FeedForward>",
        "Register(\"some_part\", new LayerList<FeedForward>(12, static () => new FeedForward()))"
    )]
    [InlineData("Tensor<Emb>", "Register(\"some_part\", Parameter<Emb>(Init.Zeros, std: 0.02))", "[Parameter]")]
    [InlineData(
        "Tensor<Two, Emb>",
        "Register(\"some_part\", Parameter<Two, Emb>(Init.Ones, std: 0.02))",
        "[Parameter(Init = Init.Ones)]"
    )]
    [InlineData(
        "Tensor<Two, Heads, Emb>",
        "Register(\"some_part\", Parameter<Two, Heads, Emb>(Init.Normal, std: 0.5))",
        "[Parameter(Init = Init.Normal, Std = 0.5)]"
    )]
    [InlineData(
        "Tensor<Two, Heads, Half, Emb>",
        "Register(\"some_part\", Parameter<Two, Heads, Half, Emb>(Init.KaimingUniform, std: 0.02))",
        "[Parameter(Init = Init.KaimingUniform)]"
    )]
    public void It_is_constructed_so(string type, string construction, string attribute = "")
    {
        var compilation = Compilation(
            $$"""
            {{Dims}}
            public partial class Block
            {
                {{attribute}} public partial {{type}} SomePart { get; }
                public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) { _ = SomePart; return x; }
            }
            """
        );
        Assert.Empty(Driver.Compile(compilation));
        Assert.Contains(
            $"__somePart = {construction};\n",
            Driver.File(compilation, "Block.g.cs"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("namespace User; ")]
    [InlineData("namespace User; class One; class Two; class Rotary; class LayerList; ")]
    [InlineData("")]
    public void The_table_of_weights_follows_lists_and_dims_through_layers_in_layers(string place)
    {
        var compilation = Compilations.Of(
            $$"""
            #pragma warning disable CS1591
            {{place}}
            [TypedGpt.GptModel({{Compilations.Gpt2}})]
            public partial class Gpt
            {
                [TypedGpt.Dim(typeof(TypedGpt.Two), typeof(Rank))] public partial struct Pair;
                [TypedGpt.Dim(3)] public partial struct Rank;
                [TypedGpt.Layer] public partial class Inner<Width, Range> where Width : struct, TypedGpt.IDim where Range : struct, TypedGpt.IDim
                {
                    [TypedGpt.Parameter] public partial TypedGpt.Torch.Tensor<Range, Width> Table { get; }
                    public void Forward() => _ = Table;
                }
                [TypedGpt.Layer] public partial class Middle<Width> where Width : struct, TypedGpt.IDim
                {
                    [TypedGpt.Options(Count = 2)] public partial TypedGpt.Torch.LayerList<Inner<Width, TypedGpt.Two>> Inners { get; }
                    public partial Inner<Pair, Width> Last { get; }
                    public void Forward() => _ = (Inners, Last);
                }
                public partial class FeedForward
                {
                    [TypedGpt.Options(Count = 3)] public partial TypedGpt.Torch.LayerList<Middle<TypedGpt.One>> Middles { get; }
                    public TypedGpt.Torch.Tensor<TypedGpt.Batch, TypedGpt.Seq, Emb> Forward(TypedGpt.Torch.Tensor<TypedGpt.Batch, TypedGpt.Seq, Emb> x) { _ = Middles; return x; }
                }
            }
            """
        );
        Assert.Empty(Driver.Compile(compilation));

        var weights = Driver
            .File(compilation, "Weights.g.cs")
            .Replace("global::TypedGpt.", "", StringComparison.Ordinal);
        Assert.Contains(
            """
                        3 x feed_forward.middles.
                            2 x inners.
                                table [Two 2, One 1]
                            last.table [One 1, Pair 6]
            """.ReplaceLineEndings("\n"),
            weights,
            StringComparison.Ordinal
        );
        Assert.Contains("head.weight [Vocab 50257, Emb 768] <- lm_head.weight\n", weights, StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_and_a_sum_give_their_evidence_and_their_sizes()
    {
        var dims = Driver.File(
            Compilation(
                "[Dim(typeof(Heads), typeof(Rank))] public partial struct Wide; [DimSum(typeof(Rank), typeof(Two), typeof(Wide))] public partial struct All; [Dim(5)] public partial struct Rank;"
            ),
            "User.Gpt.g.cs"
        );
        Assert.Contains("public static long Size => 60;", dims, StringComparison.Ordinal);
        Assert.Contains("public static Factors<Wide, Heads, Rank> IntoHeads =>", dims, StringComparison.Ordinal);
        Assert.Contains("public static long Size => 67;", dims, StringComparison.Ordinal);
        Assert.Contains("public static Sections<All, Rank, Two, Wide> IntoSections =>", dims, StringComparison.Ordinal);
    }

    private static Microsoft.CodeAnalysis.CSharp.CSharpCompilation Compilation(string body) =>
        Compilations.Of("#pragma warning disable CS1591\n" + Compilations.Model(Compilations.Gpt2, body));
}
