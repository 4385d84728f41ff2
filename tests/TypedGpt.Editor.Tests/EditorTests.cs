using System.Text.RegularExpressions;
using TypedGpt.TestSupport;

namespace TypedGpt.Editor.Tests;

/// <summary>What docs/ide.md says of editors.</summary>
[Trait("Category", "Slow")]
public sealed partial class EditorTests
{
    private const string Model = """
        using TypedGpt;
        using TypedGpt.Torch;

        namespace User;

        [GptModel(VocabSize = 50257, ContextLength = 1024, EmbDim = 768, NHeads = 12, NLayers = 12, DropRate = 0.1)]
        public partial class Gpt;

        public static class Program
        {
            public static void Use(Gpt model, Indices<Batch, Seq, Gpt.Vocab> ids, Gpt.Attention attention)
            {
                BODY;
            }
        }
        """;

    /// <summary>What is pointed at, and what the hover has to say of it.</summary>
    [Theory]
    [InlineData(
        "_ = Gpt.$$HeadDim.Size",
        "struct User.Gpt.HeadDim",
        "The query and the key of one head: EmbDim / NHeads = 64."
    )]
    [InlineData(
        "_ = Gpt.QueryWidth.$$IntoHeads",
        "Factors<Gpt.QueryWidth, Gpt.Heads, Gpt.HeadDim>",
        "768 = Heads (12) x HeadDim (64)."
    )]
    [InlineData(
        "$$Gpt other = model",
        "class User.Gpt",
        "EmbDim = 768, NHeads = 12, NLayers = 12: 163,009,536 parameters."
    )]
    [InlineData(
        "Gpt.$$Attention other = attention",
        "class User.Gpt.Attention",
        "Multi-head causal self-attention",
        "[Batch, Seq, Emb] to [Batch, Seq, Emb].",
        "2,360,064 parameters."
    )]
    [InlineData(
        "_ = model.$$Forward(ids)",
        "Tensor<Batch, Seq, Gpt.Vocab> Gpt.Forward(Indices<Batch, Seq, Gpt.Vocab> ids)",
        "[Batch, Seq] to [Batch, Seq, Vocab]."
    )]
    [InlineData(
        "_ = attention.$$Query",
        "Linear<Gpt.Emb, Gpt.QueryWidth> Gpt.Attention.Query",
        "What each position asks for."
    )]
    [InlineData("_ = Gpt.$$ParameterCount", "163009536", "The parameters of the model, a tied one counted once.")]
    [InlineData("var $$logits = model.Forward(ids)", "Tensor<Batch, Seq, Gpt.Vocab> logits")]
    public async Task Hovering_shows_size_formula_shape_and_parameters(string body, params string[] shown)
    {
        using var editor = new Editor(Model.Replace("BODY", body, StringComparison.Ordinal));
        var hover = await editor.Hover();
        Assert.All(shown, text => Assert.Contains(text, hover, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Completion_offers_the_model_and_hides_what_only_emitted_code_needs()
    {
        using var members = new Editor(Model.Replace("BODY", "_ = Gpt.$$", StringComparison.Ordinal));
        var offered = await members.Completions();
        Assert.All(
            ["Emb", "HeadDim", "Attention", "Block", "ParameterCount", "Weights"],
            name => Assert.Contains(name, offered)
        );

        using var types = new Editor(Model.Replace("BODY", "$$", StringComparison.Ordinal));
        offered = await types.Completions();
        Assert.Contains("Gpt", offered);
        Assert.Contains("Tensor", offered.Select(name => name.Split('<')[0]));
        Assert.DoesNotContain("Evidence", offered);
    }

    /// <summary>A name that stands for nothing but overloads that explain is not offered.</summary>
    [Fact]
    public async Task Completion_at_a_tensor_offers_what_it_can_do()
    {
        using var editor = new Editor(Model.Replace("BODY", "model.Forward(ids).$$", StringComparison.Ordinal));
        var offered = await editor.Completions();
        Assert.All(
            ["Softmax", "Last", "MatMul", "Raw"],
            name => Assert.Contains(name, offered.Select(item => item.Split('<')[0]))
        );

        using var probabilities = new Editor(
            Model.Replace("BODY", "model.Forward(ids).Softmax().$$", StringComparison.Ordinal)
        );
        offered = await probabilities.Completions();
        Assert.Contains("AsTensor", offered);
        Assert.DoesNotContain("TransposeLast", offered);
    }

    [Theory]
    [InlineData(
        "_ = model.$$Forward(ids)",
        "User.Gpt.Model.g.cs",
        "public Tensor<Batch, Seq, Vocab> Forward(Indices<Batch, Seq, Vocab> ids)"
    )]
    [InlineData("_ = Gpt.$$HeadDim.Size", "User.Gpt.g.cs", "public readonly struct HeadDim : IDim")]
    [InlineData(
        "Gpt.$$Attention other = attention",
        "User.Gpt.Attention.g.cs",
        "public sealed class Attention : Layer"
    )]
    public async Task Go_to_definition_ends_in_emitted_source(string body, string file, string line)
    {
        using var editor = new Editor(Model.Replace("BODY", body, StringComparison.Ordinal));
        Assert.Equal((file, line), await editor.Definition());
    }

    /// <summary>The first blocks of the page are what hovering shows, in this order.</summary>
    [Fact]
    public async Task The_page_shows_what_is_shown()
    {
        var path = Path.Combine(Repository.Root, "docs", "ide.md");
        var page = await File.ReadAllTextAsync(path);
        var shown = Fence().Matches(page).Select(block => block.Groups["text"].Value).ToList();
        string[] bodies =
        [
            "_ = Gpt.$$HeadDim.Size",
            "_ = Gpt.QueryWidth.$$IntoHeads",
            "$$Gpt other = model",
            "Gpt.$$Attention other = attention",
        ];
        foreach (var (at, body) in bodies.Index())
        {
            using var editor = new Editor(Model.Replace("BODY", body, StringComparison.Ordinal));
            var hover = (await editor.Hover()).ReplaceLineEndings("\n");
            if (Repository.UpdatesPages)
            {
                page = page.Replace($"```text\n{shown[at]}\n```", $"```text\n{hover}\n```", StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(hover, shown[at]);
            }
        }

        if (Repository.UpdatesPages)
        {
            await File.WriteAllTextAsync(path, page);
        }
    }

    [GeneratedRegex("^```text\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
