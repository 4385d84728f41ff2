using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Recovery;

/// <summary>Code that uses a model binds although the model's definition is in error.</summary>
public sealed class SurroundingCodeTests
{
    private const string Own = """
        [Dim(96)]
        public partial struct Rank;

        [Layer]
        public sealed partial class Adapter<Width>
            where Width : struct, IDim
        {
            public partial Linear<Width, Rank> Down { get; }
            public partial Linear<Rank, Width> Up { get; }
            public Tensor<Batch, Seq, Width> Forward(Tensor<Batch, Seq, Width> x) => Up.Forward(Down.Forward(x));
        }

        public sealed partial class Block
        {
            public partial LayerNorm<Emb> Norm { get; }
            public partial Attention Attention { get; }
            public partial LayerList<Adapter<Emb>> Adapters { get; }
            public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) =>
                Adapters[0].Forward(x + Attention.Forward(Norm.Forward(x)));
        }
        """;

    private const string User = """
        public static class User
        {
            private const long Average = Gpt.ParameterCount / Gpt.FlopsPerToken + Gpt.ParameterBytes + Gpt.KvCacheBytesPerToken;

            public static Tensor<Batch, Gpt.Heads, Seq, Gpt.HeadDim> Split(Tensor<Batch, Seq, Gpt.QueryWidth> x) =>
                x.Unflatten(Gpt.QueryWidth.IntoHeads).TransposeMiddle();

            public static Tensor<Batch, Seq, Gpt.Vocab> Run(Gpt model, Indices<Batch, Seq, Gpt.Vocab> ids)
            {
                var x = model.InputEmbeddings.Forward(ids);
                foreach (var block in model.Blocks)
                {
                    x = block.Forward(x);
                }

                _ = model.forward(ids.Raw);
                _ = Gpt.Weights.Count + Average + Gpt.Hidden.Size;
                return model.Head.Forward(model.FinalNorm.Forward(x));
            }
        }
        """;

    [Theory]
    [InlineData("EmbDim = 768", "EmbDim = 770")]
    [InlineData("EmbDim = 768, ", "")]
    [InlineData("NHeads = 12", "NHeads = 0")]
    [InlineData("NLayers = 12", "NLayers = -1, TieWeights = true")]
    [InlineData("DropRate = 0.1", "DropRate = 2")]
    [InlineData("EmbDim = 768", "EmbDim = 2147483640")]
    [InlineData(Compilations.Gpt2, "")]
    public void Whatever_is_wrong_with_the_configuration(string before, string after)
    {
        var arguments = Compilations.Gpt2.Replace(before, after, StringComparison.Ordinal);
        Assert.Empty(Errors($"[GptModel({arguments})] public partial class Gpt {{ {Own} }} {User}"));
    }

    [Theory]
    [InlineData("[GptModel] public class Gpt { OWN } USER", "CS0260 on 'Gpt'")]
    [InlineData("public class Outer { [GptModel] public partial class Gpt { OWN } USER }", "CS0260 on 'Outer'")]
    [InlineData("public partial class Outer<T> { [GptModel] public partial class Gpt { OWN } USER }")]
    [InlineData("[GptModel] public partial class Gpt<T> { OWN }")]
    [InlineData("[GptModel] public static partial class Gpt { OWN }")]
    [InlineData("[GptModel] public abstract partial class Gpt { OWN } USER")]
    [InlineData("[GptModel] public partial record Gpt { OWN }")]
    [InlineData("[GptModel] public partial class Gpt { public Gpt() { } OWN } USER")]
    [InlineData("[GptModel] public partial class Gpt(int seed) { public int Seed => seed; OWN } USER")]
    [InlineData("[GptModel] public partial class Gpt : GptModule { OWN } USER")]
    [InlineData(
        "public class Base(int x) { public int X => x; } [GptModel] public partial class Gpt() : Base(1) { OWN }"
    )]
    [InlineData("[GptModel] public partial class Gpt { int Hidden; OWN }")]
    [InlineData("[GptModel] public partial class Gpt { class Vocab; OWN }")]
    [InlineData("[GptModel] public partial class Gpt { int Attention; int Weights; int Blocks; }")]
    [InlineData("[GptModel] public partial class Emb;")]
    [InlineData("[GptModel] public partial class Block { [Dim(3)] public partial struct Rank; }")]
    public void However_the_class_is_declared(string declaration, params string[] expected) =>
        Assert.Equal(
            expected,
            Errors(
                declaration
                    .Replace("[GptModel]", $"[GptModel({Compilations.Gpt2})]", StringComparison.Ordinal)
                    .Replace("OWN", Own, StringComparison.Ordinal)
                    .Replace("USER", User, StringComparison.Ordinal)
            )
        );

    [Theory]
    [InlineData("[Dim(5)] public partial struct Heads;")]
    [InlineData("[Dim(typeof(Heads), typeof(Hedden))] public partial struct Wide;")]
    [InlineData("[Dim(typeof(Heads), typeof(Wide))] public partial struct Wide;")]
    [InlineData("[Dim(typeof(Heads), typeof(Nowhere))] public partial struct Heads;")]
    [InlineData("[Dim(typeof(Heads), typeof(string))] public partial struct Wide;")]
    [InlineData("[Dim(7)] public struct Unused;")]
    [InlineData(
        "[Dim(7)] public struct Narrow; [Layer] public partial class Mine { public partial Linear<Emb, Narrow> In { get; } }",
        "CS0260 on 'Narrow'"
    )]
    [InlineData("[Layer] public class Mine { }")]
    [InlineData(
        "[Layer] public class Mine { } [Layer] public partial class Many { public partial LayerList<Mine> All { get; } }",
        "CS0260 on 'Mine'"
    )]
    [InlineData(
        "[Layer(Replaces = LayerRole.Block)] public class Other { public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x; }"
    )]
    [InlineData("[Layer(Replaces = LayerRole.FeedForward)] public partial class Other<T> { }")]
    [InlineData(
        "[Layer(Replaces = LayerRole.Norm)] public partial class Other : Layer { public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x; }"
    )]
    [InlineData(
        "[Layer] public partial class Mine(int x) { public int X => x; public partial LayerNorm<Emb> In { get; } }"
    )]
    [InlineData(
        "[Layer] public partial class Mine { public partial Linaer<Emb, Rnk> In { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x + In.Forward(x); }"
    )]
    [InlineData(
        "[Layer] public partial class Mine { public partial Linear<Emb> In { get; } public partial Linear Out { get; } }"
    )]
    [InlineData(
        "[Layer] public partial class Mine { public partial LayerList<Adoptor<Emb>> In { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => In[0].Forward(x); }"
    )]
    [InlineData(
        "[Layer] public partial class Mine { public partial System.Collections.Generic.List<Emb?>? In { get; private set; } protected internal partial int Count { get; init; } }"
    )]
    [InlineData(
        "[Layer] public partial class Mine { public partial Outside.Layer In { get; } public partial LayerNorm<Outside.Width> Norm { get; } }"
    )]
    [InlineData(
        "public int Emd() => 1; [Layer] public partial class Mine { public partial LayerNorm<Emd> In { get; } }",
        "CS0246 on 'Emd'",
        "CS0246 on 'Emd'"
    )]
    [InlineData(
        "[Layer] public partial class Mine { public partial Mine In { get; } public partial Attention Next { get; } }"
    )]
    public void Whatever_is_wrong_within_the_class(string body, params string[] expected)
    {
        var outside =
            "namespace Outside { public class Layer; public struct Width : TypedGpt.IDim { public static long Size => 3; } }";
        var source =
            $"[GptModel({Compilations.Gpt2})] public partial class Gpt {{ {body} {Own.Replace("public sealed partial class Block", "[Layer] public sealed partial class UserBlock", StringComparison.Ordinal)} }}";
        Assert.Equal(expected, Errors($"{source} {User} {outside}"));
    }

    [Fact]
    public void Without_torch_there_are_dimensions_and_weights()
    {
        var compilation = Compilations.Of(
            Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest,
            withTorch: false,
            "using TypedGpt; [GptModel] public partial class Gpt { [Dim(typeof(Heads), typeof(Emb))] public partial struct Wide; public static long Size => Wide.Size + Weights.Count; }"
        );
        Assert.Equal(["Gpt.g.cs"], Driver.Files(compilation).Keys);
        Assert.DoesNotContain(
            Driver.Compile(compilation),
            diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
        );
    }

    private static List<string> Errors(string source)
    {
        var text = "using TypedGpt; using TypedGpt.Torch; using System.Linq; namespace A { " + source + " }";
        return
        [
            .. Driver
                .Compile(Compilations.Of(text))
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => $"{diagnostic.Id} on '{Analysis.Text(diagnostic)}'"),
        ];
    }
}
