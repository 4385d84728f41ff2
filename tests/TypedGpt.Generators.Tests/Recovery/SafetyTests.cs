using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Recovery;

/// <summary>Whoever suppresses the error gets a program that says so when it runs.</summary>
public sealed class SafetyTests
{
    [Theory]
    [InlineData("")]
    [InlineData(
        "[Dim(5)] public partial struct Heads; public partial class Block { public partial Linaer<Emb, Embd> Mix { get; } }"
    )]
    public void Every_body_throws(string body)
    {
        var source = Compilations.Model(Compilations.Gpt2.Replace("768", "770", StringComparison.Ordinal), body);
        var file = Assert.Single(Driver.Files(Compilations.Of(source))).Value;
        var bodies = CSharpSyntaxTree
            .ParseText(file)
            .GetRoot()
            .DescendantNodes()
            .OfType<ArrowExpressionClauseSyntax>()
            .Where(arrow =>
                arrow.Parent is not PropertyDeclarationSyntax { Identifier.ValueText: "Size" or "__InError" }
            )
            .Select(arrow => arrow.Expression.ToString())
            .ToList();
        Assert.True(bodies.Count >= 20, $"Only {bodies.Count} bodies were found.");
        Assert.All(bodies, expression => Assert.Equal("throw __InError", expression));
        Assert.DoesNotContain(
            CSharpSyntaxTree.ParseText(file).GetRoot().DescendantNodes(),
            node => node is BlockSyntax
        );
    }

    [Fact]
    public void What_it_throws_names_the_model()
    {
        var compilation = Compilations.Of(Compilations.Model("EmbDim = 770"));
        Driver.Create(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        using var stream = new MemoryStream();
        Assert.True(whole.Emit(stream).Success);
        stream.Position = 0;
        var loaded = new AssemblyLoadContext("recovery", isCollectible: true);
        var weights = loaded.LoadFromStream(stream).GetType("User.Gpt")!.GetProperty("Weights")!;
        var thrown = Assert.Throws<TargetInvocationException>(() => weights.GetValue(null)).InnerException;
        Assert.StartsWith(
            "The definition of Gpt is in error",
            Assert.IsType<InvalidOperationException>(thrown).Message,
            StringComparison.Ordinal
        );
        loaded.Unload();
    }
}
