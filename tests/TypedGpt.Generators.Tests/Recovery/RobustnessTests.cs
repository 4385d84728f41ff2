using TypedGpt.Generators.Tests.Harness;
using TypedGpt.Generators.Tests.Properties;

namespace TypedGpt.Generators.Tests.Recovery;

/// <summary>Definitions that made something throw, or emitted code alone be in error, with code that asks for sizes.</summary>
public sealed class RobustnessTests
{
    private const string AsksForSizes = """
            public static Tensor<Batch, Emb> Sum(Tensor<Batch, Emb> x, Tensor<Batch, Hidden> y) => x + y;
            public static Indices<Batch, HeadDim, Vocab> Best(Tensor<Batch, Vocab> x) => x.TopK<HeadDim>().Indices;
            public static object Proof() => Evidence.Factors<Emb, Heads, HeadDim>();
        """;

    public static TheoryData<string> Refused =>
        [
            .. from name in new[] { "VocabSize", "ContextLength", "EmbDim", "NHeads", "NLayers", "FeedForwardDim" }
            from value in new[] { "0", "-1", "int.MinValue", "int.MaxValue", "7", "", "null", "\"a\"", "1 / 0" }
            select $"{name} = {value}",
            "DropRate = double.NaN",
            "NormEps = 0",
            "DropRate = 2",
        ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Sizes_can_be_asked_of_a_configuration_in_error(string argument)
    {
        var name = argument.Split(' ')[0];
        var others = Compilations.Gpt2.Split(", ").Where(other => !other.StartsWith(name, StringComparison.Ordinal));
        Assert.Null(
            await MangledSourcesTests.Complaint(
                Compilations.Model(string.Join(", ", others.Append(argument)), AsksForSizes)
            )
        );
    }

    [Theory]
    [InlineData("[Layer] public sealed partial class Mine { partial public Dropout { get; } }")]
    [InlineData("[Layer] public sealed partial class Mine { public partial Linear<Emb, > Work { get; } }")]
    [InlineData("[Layer] public sealed partial class { public partial Linear<Emb, Emb> Work { get; } }")]
    [InlineData("[Dim(3)] public partial struct ;")]
    [InlineData("[Dim(0)] public partial struct Nil; [Dim(typeof(Nil), typeof(Emb))] public partial struct Emb;")]
    [InlineData("[Dim(typeof(Heads))] public partial struct Few;")]
    [InlineData("[Dim(3)] public partial record struct Few;")]
    [InlineData("[Dim(3)] public ref partial struct Few;")]
    [InlineData("[Dim(3)] public partial struct Few<T>;")]
    [InlineData("[Layer] public partial record Mine { public partial Linear<Emb, Emb> Work { get; } }")]
    [InlineData("[Layer] public static partial class Mine { public static int A; }")]
    [InlineData("[Layer] public abstract partial class Mine { public partial Linear<Emb, Emb> Work { get; } }")]
    [InlineData(
        "[Layer] public abstract partial class Mine; [Layer] public sealed partial class Yours { public partial Mine Work { get; } }"
    )]
    [InlineData("[Dim(3)] partial struct Few; [Dim(typeof(Few), typeof(HeadDim))] public partial struct Wide;")]
    [InlineData(
        "[Dim(3)] internal partial struct Few; [DimSum(typeof(Few), typeof(HeadDim))] public partial struct Wide;"
    )]
    [InlineData("[Dim(12)] internal partial struct Heads;")]
    [InlineData(
        "[Dim(3)] private partial struct Few; [Layer] public partial class Mine { public partial Linear<Emb, Few> Work { get; } }"
    )]
    public async Task A_declaration_that_cannot_be_completed_is_no_crash(string members) =>
        Assert.Null(await MangledSourcesTests.Complaint(Compilations.Model(body: members)));

    [Theory]
    [InlineData("Head")]
    [InlineData("Blocks")]
    [InlineData("Embeddings")]
    [InlineData("Emb")]
    [InlineData("Weights")]
    public async Task A_layer_of_an_emitted_members_name_is_marked(string name) =>
        Assert.Equal(
            [$"TGPT1018 on '{name}'"],
            await Analysis.Marks(Compilations.Model(body: $"[Layer] public sealed partial class {name} {{ }}"))
        );

    [Theory]
    [InlineData("partial class Attention")]
    [InlineData("sealed partial class FeedForward")]
    [InlineData("internal sealed partial class Norm")]
    [InlineData("protected internal sealed partial class Norm")]
    [InlineData("private sealed partial class Block")]
    [InlineData("protected sealed partial class Block")]
    public async Task A_layer_less_visible_than_its_model_is_marked(string declaration)
    {
        var marks = await Analysis.Marks(Compilations.Model(body: Layer(declaration)));
        Assert.Equal([$"TGPT1122 on '{declaration.Split(' ')[^1]}'"], marks);
    }

    [Theory]
    [InlineData("internal", "internal sealed partial class Norm")]
    [InlineData("internal", "protected internal sealed partial class Norm")]
    [InlineData("", "internal sealed partial class Block")]
    [InlineData("public", "public sealed partial class Block")]
    public async Task A_layer_as_visible_as_its_model_is_right(string model, string declaration)
    {
        var source = Compilations
            .Model(body: Layer(declaration))
            .Changed("public partial class Gpt", $"{model} partial class Gpt");
        Assert.Empty(await Analysis.Of(Compilations.Of(source)));
        RepairTest.Compiles(source);
    }

    [Theory]
    [InlineData(
        "[Layer] public sealed partial class Mine { public partial Linear<Emb, Emb> @base { get; } public object A => @base; }"
    )]
    [InlineData(
        "[Layer] public sealed partial class @event { public partial Linear<Emb, Emb> @field { get; } public object A => @field; }"
    )]
    [InlineData(
        "[Dim(3)] public partial struct @in; [Layer] public sealed partial class Mine { public partial Linear<@in, Emb> Work { get; } public object A => Work; }"
    )]
    [InlineData("[Dim(3)] public partial struct @in; [Dim(typeof(@in), typeof(Heads))] public partial struct @out;")]
    [InlineData(
        "[Layer] public sealed partial class Mine<@int> where @int : struct, IDim { public partial Linear<@int, Emb> Work { get; } public object A => Work; }"
    )]
    [InlineData(
        "[Layer] public sealed partial class @event { } [Layer] public sealed partial class Mine { public partial LayerList<@event> All { get; } public object A => All; }"
    )]
    public async Task Names_that_are_keywords_are_right(string members)
    {
        var source = Compilations.Model(body: members);
        Assert.Empty(await Analysis.Of(Compilations.Of(source)));
        RepairTest.Compiles(source);
    }

    private static string Layer(string declaration) =>
        declaration
        + " { public partial LayerNorm<Emb> Work { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Work.Forward(x); }";
}
