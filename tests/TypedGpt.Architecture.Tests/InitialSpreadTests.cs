using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Tests;

/// <summary>What is drawn with which spread, as GPT-2 was.</summary>
public sealed class InitialSpreadTests
{
    private static readonly GptSpec Spread = Descriptions.Spec(
        new Argument("InitStd", new Value.Real(0.02)),
        new Argument("NLayers", new Value.Integer(2))
    );

    [Theory]
    [InlineData("Gpt.Attention.g.cs", "new Linear<Emb, QueryWidth>(bias: false, std: 0.02)")]
    [InlineData("Gpt.Attention.g.cs", "new Linear<ValueWidth, Emb>(bias: true, std: 0.01)")]
    [InlineData("Gpt.FeedForward.g.cs", "new Linear<Emb, Hidden>(bias: true, std: 0.02)")]
    [InlineData("Gpt.FeedForward.g.cs", "new Linear<Hidden, Emb>(bias: true, std: 0.01)")]
    [InlineData("Gpt.Embeddings.g.cs", "new Embedding<Vocab, Emb>(std: 0.02)")]
    [InlineData("Gpt.Embeddings.g.cs", "new Embedding<Context, Emb>(std: 0.02)")]
    [InlineData("Gpt.Model.g.cs", "new Linear<Emb, Vocab>(bias: false, std: 0.02)")]
    public void Weights_have_the_spread_and_what_a_block_adds_has_less(string file, string construction) =>
        Assert.Contains(construction, Descriptions.Files(Spread)[file], StringComparison.Ordinal);

    [Fact]
    public void A_layer_of_the_users_is_drawn_as_the_model_is()
    {
        var layer = Descriptions.Layer("Mine", properties: Descriptions.Property("Mix", "Linear", "Emb", "Emb"));
        Assert.Contains(
            "new Linear<Emb, Emb>(bias: true, std: 0.02)",
            Descriptions.Files(Spread with { User = new([layer], []) })["Gpt.Mine.g.cs"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Nothing_is_said_about_drawing_where_the_configuration_says_nothing() =>
        Assert.All(
            Descriptions.Files(Descriptions.Spec()).Values,
            text => Assert.DoesNotContain("std:", text, StringComparison.Ordinal)
        );
}
