using System.Globalization;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Definition;

/// <summary>What is said about a user's own layers and dimensions.</summary>
public sealed class UserDefinitionTests
{
    private const string Forward =
        "public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Norm.Forward(x);";

    [Theory]
    [InlineData(
        "[Dim(96)] public struct Rank;",
        "TGPT1101 on 'Rank'",
        "Rank is not partial, so the generator cannot complete the dimension: write 'partial struct Rank'"
    )]
    [InlineData(
        "[Dim(-2)] public partial struct Rank;",
        "TGPT1102 on 'Rank'",
        "Rank (-2) must have a size of at least 1 and at most 9223372036854775807"
    )]
    [InlineData(
        "[Dim(typeof(Heads), typeof(Hedden))] public partial struct Wide;",
        "TGPT1103 on 'Wide'",
        "Wide is derived from Hedden, which is no dimension of Gpt. Did you mean Hidden?"
    )]
    [InlineData(
        "[Dim(typeof(Heads), typeof(Wide))] public partial struct Wide;",
        "TGPT1103 on 'Wide'",
        "Wide is derived from Wide, which is itself"
    )]
    [InlineData(
        "[Dim(typeof(Heads), typeof(Hedden))] public partial struct Wide; [Layer] public partial class Mine { public partial LayerNorm<Wide> Norm { get; } public void Use() => Norm.eval(); }",
        "TGPT1103 on 'Wide'",
        "Wide is derived from Hedden, which is no dimension of Gpt. Did you mean Hidden?"
    )]
    [InlineData(
        "[Dim(5)] public partial struct KvHeads; [Dim(2)] public partial struct Group; [Dim(typeof(KvHeads), typeof(Group))] public partial struct Heads;",
        "TGPT1104 on 'Heads'",
        "Heads is 12 (NHeads) but KvHeads x Group is 10: they cannot be the same dimension. They have to come to 12."
    )]
    [InlineData(
        "[Dim(6)] public partial struct KvHeads; [Dim(3)] public partial struct Group; [Dim(typeof(KvHeads), typeof(Group))] public partial struct Heads;",
        "TGPT1104 on 'Heads'",
        "Heads is 12 (NHeads) but KvHeads x Group is 18: they cannot be the same dimension. With KvHeads (6), Group would have to be 2."
    )]
    [InlineData(
        "public class Block { public partial LayerNorm<Emb> Norm { get; } " + Forward + " }",
        "TGPT1110 on 'Block'",
        "Block is not partial, so the generator cannot complete the layer: write 'partial class Block'"
    )]
    [InlineData(
        "public partial class Block { public LayerNorm<Emb> Norm { get; } " + Forward + " }",
        "TGPT1111 on 'Norm'",
        "Block.Norm is a layer that nothing constructs: write 'public partial LayerNorm<Emb> Norm { get; }', and the generator makes and registers it"
    )]
    [InlineData(
        "public partial class Block { public Attention Attention { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Attention.Forward(x); }",
        "TGPT1111 on 'Attention'",
        "Block.Attention is a layer that nothing constructs: write 'public partial Attention Attention { get; }', and the generator makes and registers it"
    )]
    [InlineData(
        "[Layer] public partial class Pair { public Block Inner { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Inner.Forward(x); }",
        "TGPT1111 on 'Inner'",
        "Pair.Inner is a layer that nothing constructs: write 'public partial Block Inner { get; }', and the generator makes and registers it"
    )]
    [InlineData(
        "[Layer] public partial class Adapter { public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x; } [Layer] public partial class Pair { public Adapter Inner { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Inner.Forward(x); }",
        "TGPT1111 on 'Inner'",
        "Pair.Inner is a layer that nothing constructs: write 'public partial Adapter Inner { get; }', and the generator makes and registers it"
    )]
    [InlineData(
        "[Layer] public partial class Pair { public partial Blok Inner { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Inner.Forward(x); }",
        "TGPT1112 on 'Blok'",
        "Pair.Inner is a Blok, which is no layer that can be made here. Did you mean Block?"
    )]
    [InlineData(
        "public partial class Block { public partial LayerNorm<Emb> Norm { get; set; } " + Forward + " }",
        "TGPT1111 on 'Norm'",
        "Block.Norm is a layer that nothing constructs: write 'public partial LayerNorm<Emb> Norm { get; }', and the generator makes and registers it"
    )]
    [InlineData(
        "public partial class Block { public partial LayerNrom<Emb> Norm { get; } " + Forward + " }",
        "TGPT1112 on 'LayerNrom<Emb>'",
        "Block.Norm is a LayerNrom<Emb>, which is no layer that can be made here. Did you mean LayerNorm?"
    )]
    [InlineData(
        "[Layer] public partial class Adapter { public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x; } [Layer] public partial class Mine { public partial LayerList<Adoptor> Sections { get; } public void Use() => Sections.eval(); }",
        "TGPT1112 on 'LayerList<Adoptor>'",
        "Mine.Sections is a LayerList<Adoptor>, which is no layer that can be made here. Did you mean Adapter?"
    )]
    [InlineData(
        "[Layer] public partial class Adapter { public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x; } [Layer] public partial class Mine { public partial LayerList<Dropout> Sections { get; } public void Use() => Sections.eval(); }",
        "TGPT1112 on 'LayerList<Dropout>'",
        "Mine.Sections is a LayerList<Dropout>, which is no layer that can be made here. A list is of layers of the model's own."
    )]
    [InlineData(
        "public partial class Block { public partial Tensor<Emb> Norm { get; } " + Forward + " }",
        "TGPT1112 on 'Tensor<Emb>'",
        "Block.Norm is a Tensor<Emb>, which is no layer that can be made here. Mark it [Parameter] to make it a parameter."
    )]
    [InlineData(
        "public partial class Block { [Parameter] public partial Tensor Norm { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x * Norm; }",
        "TGPT1112 on 'Tensor'",
        "Block.Norm is a Tensor, which is no layer that can be made here. A parameter has one to four dimensions."
    )]
    [InlineData(
        "public partial class Block { public partial LayerNorm<Emd> Norm { get; } " + Forward + " }",
        "TGPT1113 on 'LayerNorm<Emd>'",
        "Emd in Block.Norm is no dimension of Gpt. Did you mean Emb?"
    )]
    [InlineData(
        "public partial class Block { public partial LayerNorm<Seq> Norm { get; } " + Forward + " }",
        "TGPT1113 on 'LayerNorm<Seq>'",
        "Seq in Block.Norm is a dimension whose size is known at run time only. Did you mean Context?"
    )]
    [InlineData(
        "[Layer] public partial class Masked { public partial WindowMask<KeySeq, Heads> Near { get; } void Use() => _ = Near; }",
        "TGPT1113 on 'WindowMask<KeySeq, Heads>'",
        "KeySeq in Masked.Near is a dimension whose size is known at run time only. Did you mean Context?"
    )]
    [InlineData(
        "[Layer] public partial class Mine { public partial Linear<Emb, Batch> Near { get; } void Use() => _ = Near; }",
        "TGPT1113 on 'Linear<Emb, Batch>'",
        "Batch in Mine.Near is a dimension whose size is known at run time only"
    )]
    [InlineData(
        "[Dim(typeof(Seq), typeof(Heads))] public partial struct Wide;",
        "TGPT1103 on 'Wide'",
        "Wide is derived from Seq, whose size is known at run time only. Did you mean Context?"
    )]
    [InlineData(
        "[Layer] public partial class Mine { public partial Norm Before { get; } void Use() => _ = Before; }",
        "TGPT1112 on 'Norm'",
        "Mine.Before is a Norm, which is no layer that can be made here. The model's own norm is a LayerNorm<Emb>: write that."
    )]
    [InlineData(
        "[Layer] public partial class Mine { [Parameter(Init = Init.Zeros, Std = 0.5)] public partial Tensor<Emb> Shift { get; } void Use() => _ = Shift; }",
        "TGPT1117 on 'Shift'",
        "[Parameter(Std)] does not go with Mine.Shift, a Tensor<Emb>. Only Init.Normal has a standard deviation: add it, or leave Std out."
    )]
    [InlineData(
        "[Layer] public partial class Mine { [Parameter(Std = 0.5)] public partial Tensor<Emb> Shift { get; } void Use() => _ = Shift; }",
        "TGPT1117 on 'Shift'",
        "[Parameter(Std)] does not go with Mine.Shift, a Tensor<Emb>. Only Init.Normal has a standard deviation: add it, or leave Std out."
    )]
    [InlineData(
        "[Layer] public partial class Mine { [Parameter(Init = (Init)17)] public partial Tensor<Emb> Shift { get; } void Use() => _ = Shift; }",
        "TGPT1117 on 'Shift'",
        "[Parameter(Init)] does not go with Mine.Shift, a Tensor<Emb>. Its value is no member of Init: write Init.Zeros, Init.Ones, Init.Normal or Init.KaimingUniform."
    )]
    [InlineData(
        "public partial class Block { public partial Block Norm { get; } " + Forward + " }",
        "TGPT1114 on 'Block'",
        "Block contains itself (Block > Block), so it could never be constructed"
    )]
    [InlineData(
        "public partial class Attention { public partial LayerList<Block> Norm { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Norm[0].Forward(x); }",
        "TGPT1114 on 'Attention'",
        "Attention contains itself (Attention > Block > Attention), so it could never be constructed"
    )]
    [InlineData(
        "public partial class Block { public Tensor<Batch, Emb> Forward(Tensor<Batch, Emb> x) => x; }",
        "TGPT1115 on 'Forward'",
        "Block has no 'public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)', which the model calls in place of its Block"
    )]
    [InlineData(
        "public partial class Block { private Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x; }",
        "TGPT1115 on 'Forward'",
        "Block has no 'public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)', which the model calls in place of its Block"
    )]
    [InlineData(
        "public partial class Block { public static Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x; }",
        "TGPT1115 on 'Forward'",
        "Block has no 'public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)', which the model calls in place of its Block"
    )]
    [InlineData(
        "public partial class Norm { }",
        "TGPT1115 on 'Norm'",
        "Norm has no 'public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)', which the model calls in place of its Norm"
    )]
    [InlineData(
        "public partial class Block { public partial LayerNorm<Emb> Norm { get; } public partial FeedForward Extra { get; } "
            + Forward
            + " }",
        "TGPT1116 on 'Extra'",
        "Block.Extra is made and registered but nothing uses it: its parameters would never be trained"
    )]
    [InlineData(
        "public partial class Block { [Options(Bias = false)] public partial LayerNorm<Emb> Norm { get; } "
            + Forward
            + " }",
        "TGPT1117 on 'Norm'",
        "[Options(Bias)] does not go with Block.Norm, a LayerNorm<Emb>. It is for a Linear."
    )]
    [InlineData(
        "public partial class Block { [Options(Std = 0.02)] public partial LayerNorm<Emb> Norm { get; } "
            + Forward
            + " }",
        "TGPT1117 on 'Norm'",
        "[Options(Std)] does not go with Block.Norm, a LayerNorm<Emb>. It is for a Linear or an Embedding."
    )]
    [InlineData(
        "public partial class Block { [Options(Std = -1)] public partial Linear<Emb, Emb> Norm { get; } "
            + Forward
            + " }",
        "TGPT1117 on 'Norm'",
        "[Options(Std = -1)] does not go with Block.Norm, a Linear<Emb, Emb>. A standard deviation is above 0."
    )]
    [InlineData(
        "public partial class Block { [Options(NormEps = 2)] public partial LayerNorm<Emb> Norm { get; } "
            + Forward
            + " }",
        "TGPT1117 on 'Norm'",
        "[Options(NormEps = 2)] does not go with Block.Norm, a LayerNorm<Emb>. It must be above 0 and below 1."
    )]
    [InlineData(
        "public partial class Block { public partial LayerNorm<Emb> Norm { get; } "
            + Forward
            + " } [Layer(Replaces = LayerRole.Block)] public partial class Second { public partial LayerNorm<Emb> Norm { get; } "
            + Forward
            + " }",
        "TGPT1118 on 'Second'",
        "Block and Second both take the place of Block: only one can"
    )]
    [InlineData(
        "public partial class Block { public Block() { } public partial LayerNorm<Emb> Norm { get; } " + Forward + " }",
        "TGPT1119 on 'Block'",
        "Block declares a constructor or a base class, which the generator writes: remove it"
    )]
    [InlineData(
        "public partial class Block { public CausalMask<Context> Norm { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) { _ = Norm; return x; } }",
        "TGPT1111 on 'Norm'",
        "Block.Norm is a layer that nothing constructs: write 'public partial CausalMask<Context> Norm { get; }', and the generator makes and registers it"
    )]
    [InlineData(
        "[Layer] public partial class Turned { public partial Rotary<HeadDim> Turn { get; } void Use() => _ = Turn; }",
        "TGPT1112 on 'Rotary<HeadDim>'",
        "Turned.Turn is a Rotary<HeadDim>, which is no layer that can be made here. It takes another number of type arguments."
    )]
    [InlineData(
        "[Layer] public partial class Turned { public partial Rotary<HeadDim, Half> Turn { get; } void Use() => _ = Turn; }",
        "TGPT1113 on 'Rotary<HeadDim, Half>'",
        "Half in Turned.Turn is no dimension of Gpt. Declare it: [Dim(32)] public partial struct Half;"
    )]
    [InlineData(
        "[Layer] public partial class Masked { public partial WindowMask<Context, Window> Near { get; } void Use() => _ = Near; }",
        "TGPT1113 on 'WindowMask<Context, Window>'",
        "Window in Masked.Near is no dimension of Gpt. Declare it: [Dim(96)] public partial struct Window;"
    )]
    [InlineData(
        "[Layer] public partial class Biased { [Options(Theta = 10000)] public partial Alibi<Context, Heads> Distances { get; } void Use() => _ = Distances; }",
        "TGPT1117 on 'Distances'",
        "[Options(Theta)] does not go with Biased.Distances, an Alibi<Context, Heads>. It is for a Rotary."
    )]
    [InlineData(
        "[Dim(32)] public partial struct Half; [Dim(typeof(Two), typeof(Half))] public partial struct HeadDim; [Layer] public partial class Turned { [Options(Theta = 0)] public partial Rotary<HeadDim, Half> Turn { get; } void Use() => _ = Turn; }",
        "TGPT1117 on 'Turn'",
        "[Options(Theta = 0)] does not go with Turned.Turn, a Rotary<HeadDim, Half>. The base of the frequencies is above 0."
    )]
    [InlineData(
        "[Dim(32)] public partial struct Half; [Layer] public partial class Turned { public partial Rotary<HeadDim, Half> Turn { get; } void Use() => _ = Turn; }",
        "TGPT1120 on 'Rotary<HeadDim, Half>'",
        "Turned.Turn turns pairs of HeadDim (64), but nothing says that HeadDim is Two x Half (32). Write: [Dim(typeof(Two), typeof(Half))] public partial struct HeadDim;"
    )]
    [InlineData(
        "[Dim(30)] public partial struct Half; [Layer] public partial class Turned { public partial Rotary<HeadDim, Half> Turn { get; } void Use() => _ = Turn; }",
        "TGPT1120 on 'Rotary<HeadDim, Half>'",
        "Turned.Turn turns pairs of HeadDim (64), but nothing says that HeadDim is Two x Half (30). Its half is 32: write [Dim(32)] public partial struct Half; [Dim(typeof(Two), typeof(Half))] public partial struct HeadDim;"
    )]
    [InlineData(
        "[Dim(7)] public partial struct Odd; [Layer] public partial class Turned { public partial Rotary<Odd, Heads> Turn { get; } void Use() => _ = Turn; }",
        "TGPT1120 on 'Rotary<Odd, Heads>'",
        "Turned.Turn turns pairs of Odd (7), but nothing says that Odd is Two x Heads (12). An odd width has no halves: change [Dim(7)]."
    )]
    [InlineData(
        "[Dim(32)] public partial struct Half; [Layer] public partial class Turned<Width> where Width : struct, IDim { public partial Rotary<Width, Half> Turn { get; } void Use() => _ = Turn; }",
        "TGPT1120 on 'Rotary<Width, Half>'",
        "Turned.Turn turns pairs of Width (of any size), but nothing says that Width is Two x Half (32). Name a dimension of the model in place of the type parameter Width."
    )]
    public async Task It_is_marked_and_explained(string body, string mark, string message)
    {
        var source = Compilations.Model(Compilations.Gpt2, body);
        var diagnostic = Assert.Single(await Analysis.Of(Compilations.Of(source)));
        Assert.Equal(mark, $"{diagnostic.Id} on '{Analysis.Text(diagnostic)}'");
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(
        "[Dim(96)] public partial struct Rank; [Dim(typeof(Heads), typeof(Rank))] public partial struct Wide; [DimSum(typeof(Rank), typeof(Wide))] public partial struct All;"
    )]
    [InlineData(
        "[DimSum(typeof(A), typeof(B))] public partial struct Late; [Dim(2)] public partial struct A; [Dim(3)] public partial struct B;"
    )]
    [InlineData(
        "[Dim(6)] public partial struct KvHeads; [Dim(2)] public partial struct Group; [Dim(typeof(KvHeads), typeof(Group))] public partial struct Heads;"
    )]
    [InlineData(
        "[Dim(32)] public partial struct Half; [Dim(typeof(Two), typeof(Half))] public partial struct HeadDim;"
    )]
    [InlineData(
        "public partial class Block { public partial LayerNorm<Emb> Norm { get; } int count; " + Forward + " }"
    )]
    [InlineData("public partial class Block { public partial Attention Norm { get; } " + Forward + " }")]
    public async Task What_is_right_is_left_in_peace_and_compiles(string body)
    {
        var compilation = Compilations.Of(
            "#pragma warning disable CS1591, CS0169\n" + Compilations.Model(Compilations.Gpt2, body)
        );
        Assert.Empty(await Analysis.Of(compilation));
        Assert.Empty(Driver.Compile(compilation));
    }
}
