using System.Globalization;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Definition;

/// <summary>Options on a class that is no model are not lost in silence.</summary>
public sealed class StrayOptionTests
{
    [Theory]
    [InlineData("Rotary", "Rotary(Theta = 500000)")]
    [InlineData("Rotary", "RotaryAttribute")]
    [InlineData("SlidingWindow", "SlidingWindow(Size = 128)")]
    [InlineData("MixtureOfExperts", "MixtureOfExperts(Experts = 8, Chosen = 2)")]
    [InlineData("LatentAttention", "LatentAttention(KvRank = 32)")]
    public async Task They_are_marked(string name, string attribute)
    {
        var source = Compilations.Model() + $"[{attribute}] public partial class Other;";
        var found = Assert.Single(await Analysis.Of(Compilations.Of(source)));
        Assert.Equal($"TGPT1125 on '{attribute}'", $"{found.Id} on '{Analysis.Text(found)}'");
        Assert.Equal(
            $"[{name}] says nothing on Other, which has no [GptModel]: move it to the class of the model, or write [GptModel(..)] beside it",
            found.GetMessage(CultureInfo.InvariantCulture)
        );
    }

    [Fact]
    public async Task Those_on_another_part_of_a_model_and_those_of_others_are_right()
    {
        var source =
            Compilations.Model()
            + "[Rotary] public partial class Gpt; namespace Else { class RotaryAttribute : System.Attribute; [Rotary] class Other; }";
        Assert.Empty((await Analysis.Of(Compilations.Of(source))).Select(found => found.ToString()));
    }
}
