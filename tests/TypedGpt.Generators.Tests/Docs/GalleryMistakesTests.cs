using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Tests.Harness;
using TypedGpt.TestSupport;

namespace TypedGpt.Generators.Tests.Docs;

/// <summary>What docs/gallery.md says that the types keep apart: each mix-up put into the sample stops the build.</summary>
public sealed class GalleryMistakesTests
{
    [Theory]
    [InlineData("ParallelBlock", "Attention.Forward(h)", "Attention.Query.Forward(h)", "TGPT2002")]
    [InlineData("PostNormBlock", "=> x; ", "=> x.TransposeLast(); ", "CS0029")]
    [InlineData("GroupedQueryAttention", "GroupedKeys.IntoKvHeads", "KeyWidth.IntoHeads", "TGPT2004")]
    [InlineData(
        "GroupedQueryAttention",
        "weights.MatMul(values.AsKeys())",
        "weights.MatMul(keys.AsKeys())",
        "TGPT2004"
    )]
    [InlineData("MultiHeadLatentAttention", "Rotary.Forward(queryR)", "Rotary.Forward(queryC)", "TGPT2001")]
    [InlineData("MultiHeadLatentAttention", "keyC.Concat(keyR, Whole", "keyR.Concat(keyC, Whole", "TGPT2005")]
    [InlineData(
        "MixtureOfExperts",
        "PickRows(chosen).ScaleRows(gates)",
        "ScaleRows(gates).PickRows(chosen)",
        "TGPT2002"
    )]
    [InlineData("MixtureOfExperts", "outputs.PickRows(chosen)", "each.PickRows(chosen)", "TGPT2007")]
    [InlineData("AlibiAttention", "Softmax()", "Softmax() + Distances.For(scores)", "TGPT2011")]
    [InlineData("AlibiAttention", "scores + Distances.For(scores)", "queries + Distances.For(scores)", "TGPT2002")]
    [InlineData("AlibiAttention", "Alibi<Context, Heads>", "Alibi<Context, HeadDim>", "TGPT2006")]
    [InlineData("BottleneckAdapter", "x.MatMul(Down)", "x.MatMul(Up)", "TGPT2003")]
    [InlineData("TwoTowerLoss", "CrossEntropy(turned, turned", "CrossEntropy(turned, scores", "TGPT2008")]
    [InlineData("TwoTowerLoss", "Image.Forward(images)", "Image.Forward(texts)", "CS1503")]
    public void A_mix_up_does_not_compile(string sample, string right, string wrong, string id)
    {
        Assert.Empty(Errors(sample));
        Assert.Contains(id, Errors(sample, right, wrong));
    }

    [Fact]
    public async Task Groups_that_do_not_make_up_the_heads_are_named_with_both_numbers()
    {
        var source = Source("GroupedQueryAttention").Replace("[Dim(3)]", "[Dim(4)]", StringComparison.Ordinal);
        var found = Assert.Single(await Analysis.Of(Compilations.Of(source)));
        Assert.Equal("TGPT1104", found.Id);
        Assert.Contains("Heads is 6 (NHeads) but KvHeads x Group is 8", found.ToString(), StringComparison.Ordinal);
    }

    private static List<string> Errors(string sample, string right = "", string wrong = "")
    {
        var source = Source(sample);
        if (right.Length > 0)
        {
            Assert.Contains(right, source, StringComparison.Ordinal);
            source = source.Replace(right, wrong, StringComparison.Ordinal);
        }

        return
        [
            .. Driver
                .Compile(Compilations.Of(source))
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.Id),
        ];
    }

    private static string Source(string sample) =>
        "using System;\n"
        + File.ReadAllText(Path.Combine(Repository.Root, "samples", "TypedGpt.Gallery", $"{sample}.cs"));
}
