using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedGpt.Generators.Pipeline;
using TypedGpt.Generators.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace TypedGpt.Generators.Tests.Pipeline;

/// <summary>What each step of the pipeline does after an edit: the tests really edit the tree.</summary>
public sealed class CachingTests
{
    private static readonly CSharpCompilation Start = Compilations.Of(
        Compilations.Model(),
        "namespace User; class Unrelated;"
    );

    [Fact]
    public void A_first_run_makes_every_step_anew()
    {
        var steps = Reasons(Driver.Run(Start));
        Assert.Equal(TrackingNames.All.Order(), steps.Keys.Order());
        Assert.All(steps.Values, reasons => Assert.All(reasons, reason => Assert.Equal(New, reason)));
    }

    [Fact]
    public void A_second_run_finds_everything_cached() => AssertAllCached(Start);

    [Fact]
    public void An_edit_in_an_unrelated_file_leaves_everything_cached() =>
        AssertUnchanged(Edit(1, "namespace User; class Unrelated { int added; }"));

    [Fact]
    public void A_new_unrelated_file_leaves_everything_cached() =>
        AssertUnchanged(Start.AddSyntaxTrees(Compilations.Tree("namespace User; class Added;")));

    [Fact]
    public void A_comment_leaves_everything_cached() =>
        AssertUnchanged(Edit(0, "// a comment\n" + Compilations.Model()));

    [Fact]
    public void White_space_leaves_everything_cached() =>
        AssertUnchanged(
            Edit(0, Compilations.Model().Replace("(VocabSize", "(\n\n    VocabSize", StringComparison.Ordinal))
        );

    [Fact]
    public void Arguments_in_another_order_leave_everything_cached() =>
        AssertUnchanged(
            Edit(
                0,
                Compilations.Model(
                    "QkvBias = false, DropRate = 0.1, NLayers = 12, NHeads = 12, EmbDim = 768, ContextLength = 1024, VocabSize = 50257"
                )
            )
        );

    [Fact]
    public void A_value_from_a_constant_leaves_everything_cached() =>
        AssertUnchanged(
            Edit(0, Compilations.Model().Replace("EmbDim = 768", "EmbDim = 3 * 256", StringComparison.Ordinal))
        );

    [Fact]
    public void An_attribute_moved_to_another_part_of_the_class_leaves_everything_cached() =>
        AssertUnchanged(
            Edit(
                0,
                "namespace User;\n/// <summary>A model.</summary>\npublic partial class Gpt;\n"
                    + "[TypedGpt.GptModel("
                    + Compilations.Gpt2
                    + ")] public partial class Gpt { }"
            )
        );

    [Fact]
    public void A_changed_value_modifies_the_spec_and_the_graph_and_nothing_else() =>
        AssertReasons(
            Edit(
                0,
                Compilations.Model(Compilations.Gpt2.Replace("NLayers = 12", "NLayers = 6", StringComparison.Ordinal))
            ),
            new()
            {
                [TrackingNames.Specs] = [Modified],
                [TrackingNames.Configs] = [],
                [TrackingNames.Configured] = [Modified],
                [TrackingNames.Host] = [Unchanged],
                [TrackingNames.Collisions] = [Cached],
                [TrackingNames.Graphs] = [Modified],
                [TrackingNames.AnyModel] = [Unchanged],
            }
        );

    [Fact]
    public void A_second_model_leaves_the_first_one_cached() =>
        AssertReasons(
            Start.AddSyntaxTrees(Compilations.Tree(Compilations.Model(name: "Second"), path: "Second.cs")),
            new()
            {
                [TrackingNames.Specs] = [Cached, New],
                [TrackingNames.Configs] = [],
                [TrackingNames.Configured] = [Cached, New],
                [TrackingNames.Host] = [Unchanged],
                [TrackingNames.Collisions] = [Unchanged],
                [TrackingNames.Graphs] = [Cached, New],
                [TrackingNames.AnyModel] = [Unchanged],
            }
        );

    [Fact]
    public void A_renamed_model_is_modified() =>
        AssertReasons(
            Edit(0, Compilations.Model(name: "Renamed")),
            new()
            {
                [TrackingNames.Specs] = [Modified],
                [TrackingNames.Configs] = [],
                [TrackingNames.Configured] = [Modified],
                [TrackingNames.Host] = [Unchanged],
                [TrackingNames.Collisions] = [Unchanged],
                [TrackingNames.Graphs] = [Modified],
                [TrackingNames.AnyModel] = [Unchanged],
            }
        );

    [Fact]
    public void A_removed_model_takes_its_files_along()
    {
        var after = Rerun(Edit(0, "namespace User;"));
        Assert.Empty(after.GeneratedSources);
        Assert.Equal([Removed], Reasons(after)[TrackingNames.Specs]);
        Assert.Equal([Removed], Reasons(after)[TrackingNames.Graphs]);
        Assert.Equal([Modified], Reasons(after)[TrackingNames.AnyModel]);
    }

    [Fact]
    public void A_model_that_breaks_a_rule_is_only_declared_until_it_keeps_it_again()
    {
        var wrong = Edit(
            0,
            Compilations.Model(Compilations.Gpt2.Replace("EmbDim = 768", "EmbDim = 770", StringComparison.Ordinal))
        );
        var driver = Driver.Create(Start).RunGenerators(Start).RunGenerators(wrong);
        var after = Driver.Result(driver);
        Assert.Equal(["User.Gpt.g.cs"], after.GeneratedSources.Select(source => source.HintName));
        Assert.Equal([Modified], Reasons(after)[TrackingNames.Graphs]);
        Assert.Equal([Modified], Reasons(after)[TrackingNames.AnyModel]);

        var repaired = Driver.Result(driver.RunGenerators(Start));
        Assert.Equal(8, repaired.GeneratedSources.Length);
        Assert.Equal([Modified], Reasons(repaired)[TrackingNames.Graphs]);
    }

    [Fact]
    public void A_reference_to_torch_adds_the_layers()
    {
        var without = Compilations.Of(LanguageVersion.Latest, withTorch: false, Compilations.Model());
        var driver = Driver.Create(without).RunGenerators(without);
        Assert.Equal(2, Driver.Result(driver).GeneratedSources.Length);

        var with = Compilations.Of(Compilations.Model());
        var after = Driver.Result(
            driver.RunGenerators(with.RemoveAllSyntaxTrees().AddSyntaxTrees(without.SyntaxTrees))
        );
        Assert.Equal([Cached], Reasons(after)[TrackingNames.Specs]);
        Assert.Equal([Modified], Reasons(after)[TrackingNames.Host]);
        Assert.Equal([Modified], Reasons(after)[TrackingNames.Graphs]);
        Assert.Equal(8, after.GeneratedSources.Length);
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => Driver.Create(Start).RunGenerators(Start, cancelled.Token));
    }

    private static CSharpCompilation Edit(int file, string text) =>
        Start.ReplaceSyntaxTree(
            Start.SyntaxTrees[file],
            Compilations.Tree(text, path: Start.SyntaxTrees[file].FilePath)
        );

    private static GeneratorRunResult Rerun(CSharpCompilation edited) =>
        Driver.Result(Driver.Create(Start).RunGenerators(Start).RunGenerators(edited));

    private static void AssertAllCached(CSharpCompilation edited)
    {
        var result = Rerun(edited);
        Assert.All(Reasons(result).Values, reasons => Assert.All(reasons, reason => Assert.Equal(Cached, reason)));
        AssertOutputsCached(result);
    }

    /// <summary>The transform runs again whenever the compilation changes; all that follows from it has to be cached.</summary>
    private static void AssertUnchanged(CSharpCompilation edited) => AssertUnchanged(Rerun(edited));

    internal static void AssertUnchanged(GeneratorRunResult result)
    {
        Assert.All(
            Reasons(result),
            step =>
                Assert.All(
                    step.Value,
                    reason =>
                    {
                        if (step.Key is TrackingNames.Specs or TrackingNames.Host)
                        {
                            Assert.True(reason is Cached or Unchanged, $"{step.Key}: {reason}");
                        }
                        else
                        {
                            Assert.Equal(Cached, reason);
                        }
                    }
                )
        );
        AssertOutputsCached(result);
    }

    private static void AssertOutputsCached(GeneratorRunResult result) =>
        Assert.All(
            result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(Cached, output.Reason)
        );

    private static void AssertReasons(CSharpCompilation edited, Dictionary<string, IncrementalStepRunReason[]> expected)
    {
        var reasons = Reasons(Rerun(edited));
        Assert.Equal(expected.Keys.Order(), reasons.Keys.Order());
        Assert.All(expected, step => Assert.Equal(step.Value, reasons[step.Key]));
    }

    internal static Dictionary<string, IncrementalStepRunReason[]> Reasons(GeneratorRunResult result) =>
        TrackingNames.All.ToDictionary(
            name => name,
            name =>
                result.TrackedSteps.TryGetValue(name, out var steps)
                    ? steps.SelectMany(step => step.Outputs).Select(output => output.Reason).ToArray()
                    : []
        );
}
