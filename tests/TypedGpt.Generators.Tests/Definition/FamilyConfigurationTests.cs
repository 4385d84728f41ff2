using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Definition;

/// <summary>What is said about options of families that do not go together, and where: on the very argument.</summary>
public sealed class FamilyConfigurationTests
{
    [Theory]
    [InlineData(
        ", KvHeads = 5",
        "",
        "5",
        "TGPT1023",
        "NHeads (12) is not divisible by KvHeads (5), so its heads cannot share keys evenly; counts that divide 12: 3, 4, 6"
    )]
    [InlineData(
        "",
        "[Rotary(Dim = 25)]",
        "25",
        "TGPT1025",
        "Rotary.Dim (25) cannot be turned: elements are turned in pairs. Take an even number, such as 26."
    )]
    [InlineData(
        "",
        "[Rotary(Dim = 66)]",
        "66",
        "TGPT1025",
        "Rotary.Dim (66) cannot be turned: a head has 64 elements (HeadDim). Write at most that, or leave Rotary.Dim out."
    )]
    [InlineData(
        "",
        "[Rotary(SkipLayers = new[] { 3, 12 })]",
        "new[] { 3, 12 }",
        "TGPT1024",
        "Rotary.SkipLayers names layer 12, and layers are counted from 0 to 11 (NLayers is 12): take a number of those"
    )]
    [InlineData(
        "",
        "[Rotary(BetaFast = 64)]",
        "64",
        "TGPT1022",
        "Rotary.BetaFast (64) says nothing without Rotary.Scaling = Yarn: add it, or leave Rotary.BetaFast out"
    )]
    [InlineData(
        "",
        "[Rotary(Scaling = RotaryScalingKind.Linear)]",
        "RotaryScalingKind.Linear",
        "TGPT1022",
        "Rotary.Scaling (Linear) says nothing without Rotary.Factor: add it, or leave Rotary.Scaling out"
    )]
    [InlineData(
        "",
        "[Rotary(Theta = 0)]",
        "0",
        "TGPT1019",
        "Rotary.Theta (0) must be above 0 and finite; Llama 3.2 1B has 500000"
    )]
    [InlineData(
        "",
        "[SlidingWindow(GlobalEvery = 2)]",
        "SlidingWindow",
        "TGPT1003",
        "SlidingWindow.Size is missing: [SlidingWindow] needs SlidingWindow.Size. Gemma 3 1B has SlidingWindow.Size = 512."
    )]
    [InlineData(
        "",
        "[SlidingWindow(Size = 8, GlobalEvery = 2, GlobalLayers = new[] { 1 })]",
        "new[] { 1 }",
        "TGPT1005",
        "SlidingWindow.GlobalLayers ([1]) is given together with SlidingWindow.GlobalEvery (2), which takes its place: leave one of the two out"
    )]
    [InlineData(
        "",
        "[MixtureOfExperts(Experts = 8, Chosen = 9)]",
        "9",
        "TGPT1026",
        "MixtureOfExperts.Chosen (9) does not go with MixtureOfExperts.Experts (8): a token is sent to at most 8 experts"
    )]
    [InlineData(
        "",
        "[MixtureOfExperts(Experts = 8, Chosen = 2, Groups = 3)]",
        "3",
        "TGPT1026",
        "MixtureOfExperts.Groups (3) does not go with MixtureOfExperts.Experts (8): groups are of one size. Take a number that divides the experts."
    )]
    [InlineData(
        "",
        "[MixtureOfExperts(Experts = 8, Chosen = 3, Groups = 4)]",
        "3",
        "TGPT1026",
        "MixtureOfExperts.Chosen (3) does not go with MixtureOfExperts.KeptGroups (1): these hold 2 experts. Look into more groups, or choose fewer experts."
    )]
    [InlineData(
        ", Norm = NormType.Rms, NormBias = true",
        "",
        "true",
        "TGPT1005",
        "NormBias (true) is given together with Norm (Rms), which shifts nothing: leave NormBias out"
    )]
    [InlineData(
        ", Norm = (NormType)7",
        "",
        "(NormType)7",
        "TGPT1009",
        "The value of Norm cannot be evaluated: write a constant choice, such as Rms"
    )]
    [InlineData(
        ", KvHeads = 4",
        "[LatentAttention(KvLatentDim = 8, ContentDim = 4, RotaryDim = 4, ValueDim = 4)]",
        "4",
        "TGPT1005",
        "KvHeads (4) is given together with [LatentAttention], which has heads of its own: leave it out, or give the sizes of [LatentAttention]"
    )]
    [InlineData(
        ", Positions = Positions.Alibi",
        "[Rotary]",
        "Positions.Alibi",
        "TGPT1005",
        "Positions (Alibi) is given together with [Rotary], which turns queries and keys: leave one of the two out"
    )]
    [InlineData(
        ", FusedAttention = true, AttentionSinks = true",
        "",
        "true",
        "TGPT1005",
        "FusedAttention (true) is given together with AttentionSinks (true), which torch's scaled_dot_product_attention has not: leave one of the two out"
    )]
    [InlineData(
        ", Parallel = ParallelBranches.OneNorm, NormPlacement = NormPlacement.Post",
        "",
        "ParallelBranches.OneNorm",
        "TGPT1005",
        "Parallel (OneNorm) is given together with NormPlacement (Post), and branches side by side have their norms before them: leave one of the two out"
    )]
    public async Task A_wrong_option_is_marked_and_explained(
        string more,
        string beside,
        string marked,
        string id,
        string message
    )
    {
        var source = Compilations.With($"[GptModel({Compilations.Gpt2}{more})] {beside}");
        var found = Assert.Single(
            await Analysis.OfUserCode(Compilations.Of(source)),
            found => found.Severity == DiagnosticSeverity.Error
        );
        Assert.Equal((id, message), (found.Id, found.GetMessage(null)));
        Assert.Equal(marked, source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }
}
