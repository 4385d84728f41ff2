using System.Globalization;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Definition;

/// <summary>What is said where a user's layer names one class, and the generator writes several in its place.</summary>
public sealed class SeveralKindsTests
{
    private const string Window = "[SlidingWindow(Size = 512, GlobalEvery = 6)]";
    private const string Experts = "[MixtureOfExperts(Experts = 8, Chosen = 2, DenseLayers = new[] { 0 })]";

    [Theory]
    [InlineData(
        Window,
        "Attention",
        "Mine.Inner is an Attention, but SlidingWindow.GlobalEvery makes blocks of several kinds, whose classes are LocalAttention and GlobalAttention: leave SlidingWindow.GlobalEvery out, or write the class Attention for all of them"
    )]
    [InlineData(
        Window,
        "Block",
        "Mine.Inner is a Block, but SlidingWindow.GlobalEvery makes blocks of several kinds, whose classes are LocalBlock and GlobalBlock: leave SlidingWindow.GlobalEvery out, or write the class Block for all of them"
    )]
    [InlineData(
        Experts,
        "FeedForward",
        "Mine.Inner is a FeedForward, but MixtureOfExperts.DenseLayers makes blocks of several kinds, whose classes are DenseFeedForward and SparseFeedForward: leave MixtureOfExperts.DenseLayers out, or write the class FeedForward for all of them"
    )]
    [InlineData(
        Experts,
        "LayerList<FeedForward>",
        "Mine.Inner is a LayerList<FeedForward>, but MixtureOfExperts.DenseLayers makes blocks of several kinds, whose classes are DenseFeedForward and SparseFeedForward: leave MixtureOfExperts.DenseLayers out, or write the class FeedForward for all of them"
    )]
    public async Task The_classes_that_there_are_are_named(string attribute, string type, string message)
    {
        var compilation = Compilations.Of("#pragma warning disable CS1591\n" + Source(attribute, type));
        var found = Assert.Single(await Analysis.Of(compilation));
        Assert.Empty(Driver.Compile(compilation));
        Assert.Equal($"TGPT1124 on '{type}'", $"{found.Id} on '{Analysis.Text(found)}'");
        Assert.Equal(message, found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(Window, "FeedForward", "")]
    [InlineData(Experts, "Attention", "")]
    [InlineData("[SlidingWindow(Size = 512)]", "Attention", "")]
    [InlineData(
        Window,
        "Attention",
        "public sealed partial class Attention { public partial Linear<Emb, Emb> Work { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Work.Forward(x); }"
    )]
    public async Task A_class_that_there_is_is_right(string attribute, string type, string more)
    {
        var compilation = Compilations.Of("#pragma warning disable CS1591\n" + Source(attribute, type, more));
        Assert.Empty((await Analysis.Of(compilation)).Select(found => found.ToString()));
        Assert.Empty(Driver.Compile(compilation));
    }

    private static string Source(string attribute, string type, string more = "") =>
        Compilations.With(
            $"[GptModel({Compilations.Gpt2})] {attribute}",
            $"[Layer] public sealed partial class Mine {{ public partial {type} Inner {{ get; }} public object Use => Inner; }} {more}"
        );
}
