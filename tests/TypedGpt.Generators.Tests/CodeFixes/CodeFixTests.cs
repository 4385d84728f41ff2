using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using TypedGpt.CodeFixes;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.CodeFixes;

/// <summary>A fix writes exactly what was meant, and the diagnostic is gone after it.</summary>
public sealed class CodeFixTests
{
    private static readonly CodeFixProvider[] Providers =
    [
        new MakePartialFix(),
        new UseSuggestionFix(),
        new SwapHeadsAndLayersFix(),
        new AddArgumentFix(),
    ];

    [Theory]
    [InlineData("EmbDim = 768", "EmbDim = 770", "Use EmbDim = 768", "EmbDim = 768")]
    [InlineData("EmbDim = 768", "EmbDim = 775", "Use EmbDim = 780", "EmbDim = 780")]
    [InlineData("NLayers = 12", "NLayers = 0", "Use NLayers = 12", "NLayers = 12")]
    [InlineData("DropRate = 0.1", "DropRate = 25", "Use DropRate = 0.25", "DropRate = 0.25")]
    [InlineData("DropRate = 0.1", "NormEps = 0", "Use NormEps = 1E-05", "NormEps = 1E-05")]
    [InlineData(
        "EmbDim = 768, NHeads = 12, NLayers = 12",
        "EmbDim = 1024, NHeads = 64, NLayers = 16",
        "Swap NHeads and NLayers",
        "EmbDim = 1024, NHeads = 16, NLayers = 64"
    )]
    public async Task A_value_is_replaced(string before, string wrong, string title, string fixedText)
    {
        var source = Compilations.Model(Compilations.Gpt2.Replace(before, wrong, StringComparison.Ordinal));
        var expected = Compilations.Model(Compilations.Gpt2.Replace(before, fixedText, StringComparison.Ordinal));
        await AssertFixed(source, title, expected);
    }

    [Theory]
    [InlineData("TieWeights = true", "TieWeights = true, InitStd = 0.02")]
    [InlineData("TieWeights = true, DropRate = 0.1", "TieWeights = true, InitStd = 0.02, DropRate = 0.1")]
    [InlineData(
        "\n        TieWeights = true,\n        DropRate = 0.1\n    ",
        "\n        TieWeights = true,\n        InitStd = 0.02,\n        DropRate = 0.1\n    "
    )]
    [InlineData("\n        TieWeights = true\n    ", "\n        TieWeights = true,\n        InitStd = 0.02\n    ")]
    [InlineData(
        "\r\n        TieWeights = true\r\n    ",
        "\r\n        TieWeights = true,\r\n        InitStd = 0.02\r\n    "
    )]
    public async Task A_missing_argument_is_added_in_the_layout_of_the_others(string wrong, string right)
    {
        const string Required = "VocabSize = 50, ContextLength = 8, EmbDim = 12, NHeads = 3, NLayers = 2,";
        await AssertFixed(
            Compilations.Model($"{Required} {wrong}"),
            "Add InitStd = 0.02",
            Compilations.Model($"{Required} {right}")
        );
    }

    [Theory]
    [InlineData("public class Gpt;", "public partial class Gpt;")]
    [InlineData("class Gpt;", "partial class Gpt;")]
    [InlineData("internal sealed class Gpt;", "internal sealed partial class Gpt;")]
    public async Task A_class_is_made_partial(string wrong, string right) =>
        await AssertFixed(Source(wrong), "Make it partial", Source(right));

    [Theory]
    [InlineData("[Dim(96)] public struct Rank;", "[Dim(96)] public partial struct Rank;")]
    [InlineData("[Dim(96)] struct Rank;", "[Dim(96)] partial struct Rank;")]
    [InlineData("[Layer] public class Mine { }", "[Layer] public partial class Mine { }")]
    public async Task A_part_of_the_model_is_made_partial(string wrong, string right) =>
        await AssertFixed(
            Source($"public partial class Gpt {{ {wrong} }}"),
            "Make it partial",
            Source($"public partial class Gpt {{ {right} }}")
        );

    [Fact]
    public async Task A_property_is_made_partial() =>
        await AssertFixed(
            Source(
                "public partial class Gpt { [Layer] public partial class Mine { public LayerNorm<Emb> Norm { get; } public void Use() => Norm.eval(); } }"
            ),
            "Make it partial",
            Source(
                "public partial class Gpt { [Layer] public partial class Mine { public partial LayerNorm<Emb> Norm { get; } public void Use() => Norm.eval(); } }"
            )
        );

    private static string Source(string declaration) =>
        $"using TypedGpt; using TypedGpt.Torch; namespace A;\n[GptModel({Compilations.Gpt2})]\n{declaration}\n";

    private static async Task AssertFixed(string source, string title, string expected)
    {
        var diagnostic = Assert.Single(await Analysis.Of(Compilations.Of(source)));
        using var workspace = new AdhocWorkspace();
        var document = workspace
            .AddProject("User", LanguageNames.CSharp)
            .WithParseOptions(CSharpParseOptions.Default)
            .AddDocument("File0.cs", source);
        var actions = new List<CodeAction>();
        foreach (var provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            Assert.NotNull(provider.GetFixAllProvider());
            await provider.RegisterCodeFixesAsync(
                new(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None)
            );
        }

        var action = Assert.Single(actions);
        Assert.Equal(title, action.Title);
        var operation = (ApplyChangesOperation)Assert.Single(await action.GetOperationsAsync(CancellationToken.None));
        var text = await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync();
        Assert.Equal(expected, text.ToString());
        Assert.Empty(await Analysis.Of(Compilations.Of(expected)));
    }
}
