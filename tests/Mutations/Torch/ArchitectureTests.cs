using TorchSharp;

namespace TypedGpt.Mutations.Torch;

/// <summary>The programs that bugs are put into are right ones.</summary>
public sealed class ArchitectureTests
{
    public static TheoryData<string> Names => [.. Architecture.All.Select(architecture => architecture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_program_without_bugs_runs_and_computes_the_same_again(string architecture) =>
        Assert.All(
            Setting.All,
            setting =>
            {
                var first = Run(architecture, setting);
                Assert.Null(first.Message);
                Assert.Null(Run(architecture, setting).FirstDifference(first));
            }
        );

    [Fact]
    public void Every_setting_gives_other_numbers()
    {
        var different = Run(Architecture.Textbook.Name, Setting.Different);
        var coinciding = Run(Architecture.Textbook.Name, Setting.Coinciding);
        Assert.Equal(Stage.FirstForward, different.FirstDifference(coinciding));
    }

    [Fact]
    public void Decoding_one_by_one_computes_what_the_whole_text_does()
    {
        using var scope = torch.NewDisposeScope();
        var program = PlainCompiler.Compile(Architecture.Cached);
        var model = program.Model(Setting.Different.Json);
        Weights.Draw(model);
        var ids = torch.tensor(new long[] { 3, 1, 4, 15, 9, 26, 5 }).unsqueeze(0);
        Assert.True(torch.allclose(model.call(ids), program.Decode!(model, ids, 3), atol: 1e-4));
    }

    [Fact]
    public void Every_source_is_part_of_a_program() =>
        Assert.Equal(
            SourceFiles.Names,
            Architecture
                .All.SelectMany(architecture => architecture.Sources)
                .Concat(Architecture.Common)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    private static Recording Run(string architecture, Setting setting) =>
        Trial.Run(PlainCompiler.Compile(Architecture.All.Single(one => one.Name == architecture)), setting);
}
