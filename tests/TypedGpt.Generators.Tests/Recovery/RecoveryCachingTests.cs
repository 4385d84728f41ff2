using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedGpt.Generators.Pipeline;
using TypedGpt.Generators.Tests.Harness;
using TypedGpt.Generators.Tests.Pipeline;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace TypedGpt.Generators.Tests.Recovery;

/// <summary>A model in error is cached like any other.</summary>
public sealed class RecoveryCachingTests
{
    [Fact]
    public void An_edit_beside_a_model_in_error_leaves_everything_cached()
    {
        var wrong = Wrong("LayerNorm<Embd>");
        var edited = wrong.ReplaceSyntaxTree(
            wrong.SyntaxTrees[0],
            Compilations.Tree("// a comment\n" + wrong.SyntaxTrees[0], path: wrong.SyntaxTrees[0].FilePath)
        );
        CachingTests.AssertUnchanged(
            Driver.Result(
                Driver
                    .Create(wrong)
                    .RunGenerators(wrong)
                    .RunGenerators(edited.AddSyntaxTrees(Compilations.Tree("namespace User; class Added;")))
            )
        );
    }

    [Theory]
    [InlineData("LayerNorm<Emdb>")]
    [InlineData("LayerNorn<Emb>")]
    public void Another_mistake_modifies_a_model_in_error(string type)
    {
        var (before, after) = (Wrong("LayerNorm<Embd>"), Wrong(type));
        var driver = Driver.Create(before).RunGenerators(before);
        var edited = before.ReplaceSyntaxTree(before.SyntaxTrees[0], after.SyntaxTrees[0]);
        var result = Driver.Result(driver.RunGenerators(edited));
        Assert.Equal([Modified], CachingTests.Reasons(result)[TrackingNames.Specs]);
        Assert.Equal([Modified], CachingTests.Reasons(result)[TrackingNames.Graphs]);
    }

    private static CSharpCompilation Wrong(string type) =>
        Compilations.Of(
            Compilations.Model(
                Compilations.Gpt2,
                $"public partial class Block {{ public partial {type} Norm {{ get; }} public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x; }}"
            )
        );
}
