using TypedGpt.Mutations.Typed.Mutations;

namespace TypedGpt.Mutations.Typed;

/// <summary>
/// Correct typed code compiles without a word, and with one mistake in one place it does not: on that place, explained.
/// </summary>
[Trait("Category", "Slow")]
public sealed class TypedTests
{
    private const int FewestMutations = 200;
    private const int FewestVariants = 40;
    private const int FewestOfAKind = 3;

    /// <summary>What the types do not know: a checkpoint's header is read when the program runs.</summary>
    private const int Checkpoints = 31;

    private static readonly IReadOnlyDictionary<string, Mutation> Mutants = Named(AllMutations.List);
    private static readonly IReadOnlyDictionary<string, Mutation> Variants = Named(ValidVariants.List);

    public static TheoryData<string> MutationNames => [.. Mutants.Keys];

    public static TheoryData<string> VariantNames => [.. Variants.Keys];

    public static TheoryData<string> UnseenNames => [.. OutOfReach.List.Select(unseen => unseen.Name)];

    public static TheoryData<string> SourceNames =>
        [.. AllMutations.List.Select(mutation => mutation.In.Name).Distinct()];

    [Theory]
    [MemberData(nameof(SourceNames))]
    public async Task What_is_mutated_is_right(string name)
    {
        var source = AllMutations.List.First(mutation => mutation.In.Name == name).In;
        Assert.Empty(await TypedCompiler.Compile(source, source.Text));
    }

    [Theory]
    [MemberData(nameof(MutationNames))]
    public async Task A_mutation_is_caught_where_it_was_made_and_explained(string name)
    {
        var outcome = await TypedOutcomes.Of(Mutants[name]);
        Assert.True(outcome.IsCaught, $"Not caught: {outcome}");
        Assert.True(outcome.IsOnItsLine, $"Caught elsewhere: {outcome}");
        Assert.True(outcome.IsExplained, $"Not explained: {outcome}");
    }

    [Theory]
    [MemberData(nameof(VariantNames))]
    public async Task A_right_variant_compiles_without_a_word(string name)
    {
        var outcome = await TypedOutcomes.Of(Variants[name]);
        Assert.True(outcome.Findings.Count == 0, $"False alarm: {outcome}");
    }

    [Theory]
    [MemberData(nameof(UnseenNames))]
    public async Task What_is_said_to_be_out_of_reach_compiles(string name)
    {
        var unseen = OutOfReach.List.Single(one => one.Name == name);
        var outcome = await TypedOutcomes.Of(unseen.Mutation);
        Assert.True(outcome.Findings.Count == 0, $"Within reach: {outcome}");
    }

    [Fact]
    public void Every_kind_is_mutated_in_several_places()
    {
        Assert.True(AllMutations.List.Count >= FewestMutations, $"{AllMutations.List.Count} mutations");
        Assert.True(ValidVariants.List.Count >= FewestVariants, $"{ValidVariants.List.Count} variants");
        Assert.All(
            Kinds.All.Where(kind => kind.Number != Checkpoints),
            kind =>
                Assert.True(
                    AllMutations.List.Count(mutation => mutation.Kind == kind.Number) >= FewestOfAKind,
                    $"{kind} is mutated less than {FewestOfAKind} times"
                )
        );
    }

    [Fact]
    public void No_mutation_is_there_twice() =>
        Assert.Equal(
            AllMutations.List.Count,
            AllMutations.List.Select(mutation => (mutation.In.Name, mutation.Apply())).Distinct().Count()
        );

    [Fact]
    public async Task The_compilers_inference_error_never_stands_alone()
    {
        foreach (var outcome in await TypedOutcomes.Of(AllMutations.List))
        {
            Assert.All(
                outcome.Findings.Where(finding => finding.Id == "CS0411"),
                bare => Assert.Contains(outcome.Findings, other => other.IsExplained && other.Line == bare.Line)
            );
        }
    }

    [Fact]
    public async Task The_table_in_the_documentation_is_what_comes_out() =>
        DocumentationPage.Hold(
            "docs/mutations.md",
            TypedReport.Write(await TypedOutcomes.Of(AllMutations.List), await TypedOutcomes.Of(ValidVariants.List))
        );

    [Fact]
    public async Task The_table_of_both_halves_is_what_comes_out() =>
        DocumentationPage.HoldPart(
            "docs/bugs.md",
            "mutations",
            BothReports.Write(await TypedOutcomes.Of(AllMutations.List))
        );

    [Fact]
    public async Task The_sum_in_the_README_is_what_comes_out() =>
        DocumentationPage.HoldPart(
            "README.md",
            "mutations",
            BothReports.Sum(await TypedOutcomes.Of(AllMutations.List))
        );

    private static Dictionary<string, Mutation> Named(IReadOnlyList<Mutation> list) =>
        list.Select((mutation, at) => (Name: $"{at + 1}, kind {mutation.Kind}, {mutation.In.Name}", mutation))
            .ToDictionary(one => one.Name, one => one.mutation);
}
