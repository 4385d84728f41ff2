using System.Numerics;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Tests.Counting;

public sealed class MemoryPlanTests
{
    private const int Models = 120;

    /// <summary>Models with their plans, for a token and for a prompt.</summary>
    private static readonly (ModelGraph Graph, MemoryPlan[] Plans)[] Random =
    [
        .. Enumerable
            .Range(0, Models)
            .Select(RandomModel.Of)
            .Select(graph => (graph, new[] { MemoryPlan.OfToken(graph)!, MemoryPlan.OfPrompt(graph)! })),
    ];

    [Fact]
    public void A_pass_that_runs_in_the_arena_finds_each_value_as_long_as_it_reads_it() => ForEach(ArenaMachine.Run);

    [Fact]
    public void Values_that_live_at_once_do_not_overlap_and_all_stand_aligned_inside_of_the_arena() =>
        ForEach(plan =>
        {
            Assert.NotEmpty(plan.Values);
            foreach (var (at, value) in plan.Values.Index())
            {
                Assert.True(value.Dies >= value.Born);
                Assert.Equal(BigInteger.Zero, value.Offset % MemoryPlan.Alignment);
                Assert.True(value.Offset >= 0 && value.Offset + value.Bytes <= plan.Arena);
                foreach (var other in plan.Values.Skip(at + 1).Where(value.LivesWith))
                {
                    Assert.True(
                        value.Offset + value.Bytes <= other.Offset || other.Offset + other.Bytes <= value.Offset,
                        $"{value} and {other} overlap"
                    );
                }
            }
        });

    [Fact]
    public void The_arena_is_no_smaller_than_what_lives_at_once_and_no_larger_than_everything() =>
        ForEach(plan =>
        {
            var everything = plan.Values.Aggregate(BigInteger.Zero, (sum, value) => sum + value.Reserved);
            Assert.InRange(plan.Arena, plan.Peak, everything);
        });

    [Fact]
    public void The_order_of_time_is_that_of_the_values() =>
        ForEach(plan =>
            Assert.Equal(plan.Values.Select(value => value.Born).Order(), plan.Values.Select(value => value.Born))
        );

    [Fact]
    public void Each_value_of_GPT_2_is_read() =>
        Assert.All(
            MemoryPlan.OfPrompt(Graphs.Gpt())!.Values,
            value => Assert.True(value.Dies > value.Born, value.Name)
        );

    /// <summary>Blocks come one after the other, so that their number costs nothing; the largest is the logits.</summary>
    [Fact]
    public void A_second_block_needs_no_more_memory()
    {
        var (two, twelve) = (Graphs.Gpt((nameof(Options.NLayers), 2)), Graphs.Gpt());
        Assert.Equal(MemoryPlan.OfPrompt(two)!.Arena, MemoryPlan.OfPrompt(twelve)!.Arena);
        Assert.Equal(MemoryPlan.OfToken(two)!.Arena, MemoryPlan.OfToken(twelve)!.Arena);
    }

    /// <summary>By hand, for GPT-2 124M: at the end the final norm is read while the logits are computed.</summary>
    [Fact]
    public void For_a_prompt_of_GPT_2_the_logits_are_what_counts()
    {
        var plan = MemoryPlan.OfPrompt(Graphs.Gpt())!;
        Assert.Equal(4L * 1024 * (50257 + 768), plan.Arena);
        Assert.Equal(plan.Peak, plan.Arena);
    }

    /// <summary>With few tokens in the vocabulary: scores and weights of all heads, [12, 1024, 1024], and x and the queries.</summary>
    [Fact]
    public void Inside_of_a_block_scores_and_weights_are()
    {
        var plan = MemoryPlan.OfPrompt(Graphs.Gpt((nameof(Options.VocabSize), 10)))!;
        Assert.Equal((2L * 12 * 1024 * 1024 * 4) + (1024 * 768 * 4), plan.Arena);
    }

    [Fact]
    public void A_token_with_a_cache_keeps_one_row_of_each()
    {
        var plan = MemoryPlan.OfToken(Graphs.Gpt((nameof(Options.VocabSize), 10)))!;
        Assert.True(plan.Arena < 200_000, $"{plan.Arena}");
        Assert.Contains(plan.Values, value => value.Name == "Attention.Scores" && value.Bytes == 12 * 1024 * 4);
        Assert.Contains(plan.Values, value => value.Name == "FeedForward.Activate" && value.Bytes == 3072 * 4);
    }

    private static void ForEach(Action<MemoryPlan> check) => ForEach((_, plan) => check(plan));

    private static void ForEach(Action<ModelGraph, MemoryPlan> check)
    {
        foreach (var (seed, (graph, plans)) in Random.Index())
        {
            foreach (var plan in plans)
            {
                try
                {
                    check(graph, plan);
                }
                catch (Exception failure)
                {
                    throw new InvalidOperationException($"Model {seed}: {failure.Message}", failure);
                }
            }
        }
    }
}
