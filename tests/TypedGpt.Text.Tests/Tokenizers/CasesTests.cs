using TypedGpt.TestSupport;
using TypedGpt.Tokenizers;
using Xunit.Abstractions;

namespace TypedGpt.Text.Tests.Tokenizers;

/// <summary>Ids and texts are those of the reference, for every case.</summary>
public sealed class CasesTests(ITestOutputHelper output)
{
    [Fact]
    public void Gpt2() =>
        Assert.Empty(
            TokenizerCase.Wrong(TextTokenizer.Gpt2(), Golden.PathOf("gpt2-tokenizer-cases.jsonl"), count: 300)
        );

    [Theory]
    [InlineData("sp-bpe.model", "bpe-cases.jsonl")]
    [InlineData("sp-unigram.model", "unigram-cases.jsonl")]
    public void SentencePiece(string model, string cases) =>
        Assert.Empty(
            TokenizerCase.Wrong(TextTokenizer.Load(DataFolder.Small(model)), DataFolder.Small(cases), count: 200)
        );

    [Theory]
    [InlineData("smollm2/tokenizer.json")]
    [InlineData("smollm2/SmolLM2-135M-Instruct.Q4_1.gguf")]
    public void SmolLM2(string file)
    {
        if (DataFolder.Large(file, output) is { } path)
        {
            Assert.Empty(
                TokenizerCase.Wrong(
                    TextTokenizer.Load(path),
                    DataFolder.Small("smollm2-tokenizer-cases.jsonl"),
                    count: 300
                )
            );
        }
    }

    [Fact]
    public void Nothing_here_needs_torch() =>
        Assert.DoesNotContain(
            typeof(TextTokenizer).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name!.Contains("Torch", StringComparison.Ordinal)
        );
}
