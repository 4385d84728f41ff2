using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Analyzers.Usage;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Usage;

/// <summary>A model of another assembly, of which there is no source: its sizes are explained all the same.</summary>
public sealed class ReferencedModelTests
{
    private const string Use = """
        using TypedGpt;
        using TypedGpt.Torch;
        using User;
        using static User.Gpt;

        public static class Code
        {
            public static Tensor<Batch, Seq, Emb> Use(Gpt.FeedForward f, Tensor<Batch, Seq, Emb> x) => x + f.In.Forward(x);
        }
        """;

    [Fact]
    public async Task Its_sizes_are_explained()
    {
        var found = await Analysis.Of(Compilations.Of(Use).AddReferences(await Library()), new ShapeAnalyzer());
        Assert.Equal(
            "f.In.Forward(x) is [Batch, Seq, Hidden], and the operand before it is [Batch, Seq, Emb]. Hidden = 3072 = 4 x EmbDim; Emb = 768 = EmbDim. Probably meant: leave out f.In.Forward",
            Assert.Single(found).GetMessage()
        );
    }

    private static async Task<MetadataReference> Library()
    {
        var compilation = Compilations.Of(Compilations.Model()).WithAssemblyName("Library");
        Driver.Create(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        using var stream = new MemoryStream();
        Assert.True(whole.Emit(stream).Success);
        await stream.FlushAsync();
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
