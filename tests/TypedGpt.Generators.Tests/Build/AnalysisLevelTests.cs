using TypedGpt.Generators.Tests.Docs;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Build;

/// <summary>A project that has .NET's own rules as errors can use a model, and layers and dims of its own.</summary>
[Trait("Category", "Slow")]
public sealed class AnalysisLevelTests
{
    private static readonly string Source = $$"""
        using System;
        using TypedGpt;
        using TypedGpt.Torch;

        namespace User;

        {{DocumentationTests.Definitions()}}

        [GptModel(VocabSize = 65, ContextLength = 16, EmbDim = 48, NHeads = 4, NLayers = 2)]
        public partial class Outermost
        {
            [Layer]
            public sealed partial class Outer<Width>
                where Width : struct, IDim
            {
                public partial LayerNorm<Width> Norm { get; }

                public Tensor<Batch, Seq, Width> Forward(Tensor<Batch, Seq, Width> x) => Norm.Forward(x);
            }

            [Layer]
            public sealed partial class User
            {
                public partial Outer<Emb> Inside { get; }

                public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Inside.Forward(x);
            }
        }
        """;

    [Fact]
    public async Task The_recommended_rules_find_nothing()
    {
        using var project = new UserProject(Source);
        var (exitCode, output) = await project.Build(
            "-p:AnalysisLevel=latest-recommended",
            "-p:TreatWarningsAsErrors=true"
        );
        Assert.True(exitCode == 0, output);
    }

    [Theory]
    [InlineData("CA1034")]
    [InlineData("CA1708")]
    [InlineData("CA1715")]
    [InlineData("CA1815")]
    public async Task A_rule_that_every_model_breaks_still_speaks_of_what_is_no_model(string rule)
    {
        using var project = new UserProject(
            Source
                + """

                public class Plain<Width>
                {
                    public void Twice() { }
                    public void twice() { }
                    public class Nested;
                }

                public struct Value
                {
                    public int Number { get; set; }
                }
                """
        );
        var (_, output) = await project.Build("-p:AnalysisLevel=latest-all", $"-p:WarningsAsErrors={rule}");
        var found = output
            .Split('\n')
            .Where(line => line.Contains($" error {rule}:", StringComparison.Ordinal))
            .Distinct()
            .ToList();
        Assert.NotEmpty(found);
        var start = Source.Count(letter => letter == '\n') + 1;
        Assert.All(found, line => Assert.True(int.Parse(line.Split('(', ',')[1]) > start, line));
    }
}
