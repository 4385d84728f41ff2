using TypedGpt.Mutations.Torch.Bugs;

namespace TypedGpt.Mutations.Torch;

/// <summary>Every kind of shape bug, put into plain torch code and run.</summary>
[Trait("Category", "Slow")]
public sealed class TorchOutcomesTests
{
    [Fact]
    public void Every_bug_changes_one_place_of_its_source() =>
        Assert.All(AllBugs.List, bug => Assert.NotEqual(SourceFiles.Read(bug.Source), bug.Apply()));

    [Fact]
    public void No_bug_is_there_twice() =>
        Assert.Equal(
            AllBugs.List.Count,
            AllBugs.List.DistinctBy(bug => (bug.In, bug.Source, bug.Find, bug.Replace)).Count()
        );

    [Fact]
    public void Every_kind_has_at_least_two_bugs() =>
        Assert.All(Kinds.All, kind => Assert.True(AllBugs.List.Count(bug => bug.Kind == kind.Number) >= 2, kind.Name));

    [Fact]
    public void The_compiler_finds_none_of_them_and_the_page_says_what_torch_does() =>
        DocumentationPage.Hold(
            "docs/mutations-torch.md",
            TorchReport.Write(TorchOutcomes.Run(), TorchOutcomes.Summaries())
        );

    [Fact]
    public async Task A_bug_that_ends_the_process_does_so_with_the_message_on_the_page()
    {
        var (bug, different, _) = TorchOutcomes.Run().First(outcome => outcome.Different.EndsProcess);
        var (exitCode, output, errors) = await UnguardedRun.Start(bug);
        Assert.NotEqual(0, exitCode);
        Assert.DoesNotContain(UnguardedRun.End, output, StringComparison.Ordinal);
        Assert.Contains(different.Message!, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_that_throws_leaves_the_process_alive()
    {
        var (bug, different, _) = TorchOutcomes
            .Run()
            .First(outcome => outcome.Different is { Thrown: not null, EndsProcess: false });
        var (exitCode, output, _) = await UnguardedRun.Start(bug);
        Assert.Equal(0, exitCode);
        Assert.Contains($"{different.Message}\n{UnguardedRun.End}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bug_that_the_compiler_finds_is_refused()
    {
        var bug = new Bug(1, Architecture.Textbook, "Gpt", "norm.call(x)", "norm.call()", "no argument");
        Assert.Throws<InvalidOperationException>(() => PlainCompiler.Compile(bug));
    }

    [Theory]
    [InlineData("Linear")]
    [InlineData("RotaryEmbedding")]
    public void A_text_that_is_not_there_once_is_refused(string find)
    {
        var bug = new Bug(1, Architecture.Textbook, "Gpt", find, "", "ambiguous");
        Assert.Throws<InvalidOperationException>(() => bug.Apply());
    }
}
