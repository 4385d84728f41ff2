using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Recovery;

/// <summary>
/// The compiler itself, from its command line: unlike a test that calls the analyzers, it runs none over declarations
/// that do not bind.
/// </summary>
public sealed class CompilerTests
{
    private const string Source = """
        using TypedGpt;
        using TypedGpt.Torch;

        namespace One
        {
            [GptModel(VocabSize = 256, ContextLength = 64, EmbDim = 97, NHeads = 4, NLayers = 3)]
            public partial class Gpt
            {
                public sealed partial class Block
                {
                    public partial LayerNorm<Emb> Norm { get; }
                    public partial Attention Attention { get; }
                    public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x + Attention.Forward(Norm.Forward(x));
                }
            }

            public static class User
            {
                public static Tensor<Batch, Seq, Gpt.Emb> Last(Gpt model, Tensor<Batch, Seq, Gpt.Emb> x) => model.Blocks[^1].Forward(x);
            }
        }

        namespace Two
        {
            [GptModel(VocabSize = 256, ContextLength = 64, EmbDim = 96, NHeads = 4, NLayers = 3)]
            public partial class Gpt
            {
                public sealed partial class Block
                {
                    public partial LayerNorm<Emd> Norm { get; }
                    public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
                    {
                        Norm.eval();
                        return x;
                    }
                }
            }
        }
        """;

    [Fact]
    public async Task It_reports_what_is_wrong_with_the_definition_and_nothing_else() =>
        Assert.Collection(
            (await Csc.Errors(Source))
                .Select(line => line[(line.IndexOf("Gpt.cs", StringComparison.Ordinal))..])
                .Order(),
            line =>
                Assert.StartsWith(
                    "Gpt.cs(30,28): error TGPT1113: Emd in Block.Norm is no dimension of Gpt. Did you mean Emb?",
                    line,
                    StringComparison.Ordinal
                ),
            line =>
                Assert.StartsWith(
                    "Gpt.cs(6,61): error TGPT1001: EmbDim (97) is not divisible by NHeads (4).",
                    line,
                    StringComparison.Ordinal
                )
        );
}
