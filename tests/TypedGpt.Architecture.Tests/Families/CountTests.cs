using System.Numerics;
using System.Text.Json;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;
using TypedGpt.TestSupport;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>What is counted of ops, against the numbers that the papers' formulas and transformers give for these checkpoints.</summary>
public sealed class CountTests
{
    private const long Layers = 3;
    private const long Emb = 64;
    private const long Table = 384 * Emb;
    private const long Context = 128;

    [Fact]
    public void Parameters_are_as_many_as_transformers_counts()
    {
        Assert.Equal(Parameters("llama"), Count(AllFamilies.Llama));
        Assert.Equal(Parameters("gemma2"), Count(AllFamilies.Gemma2));
        Assert.Equal(Parameters("mixtral"), Count(AllFamilies.Mixtral));
        // The correction of the router is no parameter there, for no gradient reaches it: 8 experts, two sparse blocks.
        Assert.Equal(Parameters("deepseek-v3") + 8 * 2, Count(AllFamilies.DeepSeekV3));

        static BigInteger Count(ModelGraph graph) => graph.ParameterCount(graph.Model);
    }

    /// <summary>Two for each weight of a product, and for each key that is seen two for each element of queries and values.</summary>
    [Fact]
    public void Operations_are_those_of_the_weights_in_use_and_of_the_keys_in_sight()
    {
        var norms = (2 * Layers + 1) * Emb;
        var llama = Parameters("llama") - Table - norms;
        Assert.Equal(2 * llama + Layers * 2 * Context * 4 * (16 + 16), Operations(AllFamilies.Llama));

        // Of four experts two are used, each of three matrices.
        var mixtral = Parameters("mixtral") - Table - norms - Layers * (4 - 2) * 3 * Emb * 80;
        Assert.Equal(2 * mixtral + Layers * 2 * Context * 4 * (16 + 16), Operations(AllFamilies.Mixtral));

        // The head is the token table, which so counts once; two of four blocks see 8 positions.
        var gemma = Parameters("gemma2") - (4 * 4 + 1) * Emb;
        Assert.Equal(2 * gemma + 2 * 2 * (8 + Context) * 4 * (32 + 32), Operations(AllFamilies.Gemma2));

        // Of eight experts two are used in each of two blocks; queries have 16 + 8 elements, values 16.
        var latentNorms = Layers * (32 + 24);
        var deepSeek = Parameters("deepseek-v3") - Table - norms - latentNorms - 2 * (8 - 2) * 3 * Emb * 32;
        Assert.Equal(2 * deepSeek + Layers * 2 * Context * 4 * (16 + 8 + 16), Operations(AllFamilies.DeepSeekV3));

        static BigInteger? Operations(ModelGraph graph) => Flops.PerToken(graph).Value;
    }

    [Fact]
    public void A_cache_holds_keys_and_values_of_the_heads_that_have_their_own_or_the_narrow_vector()
    {
        Assert.Equal(2 * 2 * 16 * 4 * Layers, CacheBytes.PerToken(AllFamilies.Llama).Value);
        Assert.Equal(2 * 2 * 16 * 4 * Layers, CacheBytes.PerToken(AllFamilies.Mixtral).Value);
        Assert.Equal(2 * 2 * 32 * 4 * 4, CacheBytes.PerToken(AllFamilies.Gemma2).Value);
        Assert.Equal((32 + 8) * 4 * Layers, CacheBytes.PerToken(AllFamilies.DeepSeekV3).Value);
    }

    /// <summary>A table of scores and the next that is made of it, with what the block adds to; keys and values are in the cache.</summary>
    [Fact]
    public void Memory_is_planned_for_two_tables_of_scores_at_a_time()
    {
        const long heads = 4;
        const long bytes = 4;
        foreach (var graph in (ModelGraph[])[AllFamilies.Llama, AllFamilies.Gemma2, AllFamilies.Mixtral])
        {
            Assert.Equal((2 * heads * Context * Context + Context * Emb) * bytes, Arena(MemoryPlan.OfPrompt(graph)!));
            Assert.Equal((2 * heads * Context + Emb) * bytes, Arena(MemoryPlan.OfToken(graph)!));
        }

        // Here keys and values are made of what the cache holds, so they take memory: while a prompt's scores become
        // weights the values alone, and when a token's are made the keys and its queries too.
        var latent = AllFamilies.DeepSeekV3;
        var (keys, values) = (heads * Context * (16 + 8), heads * Context * 16);
        Assert.Equal(
            (2 * heads * Context * Context + values + Context * Emb) * bytes,
            Arena(MemoryPlan.OfPrompt(latent)!)
        );
        Assert.Equal(
            (keys + values + heads * (16 + 8) + heads * Context + Emb) * bytes,
            Arena(MemoryPlan.OfToken(latent)!)
        );

        static BigInteger Arena(MemoryPlan plan)
        {
            Assert.Equal(plan.Peak, plan.Arena);
            return plan.Arena;
        }
    }

    private static long Parameters(string checkpoint)
    {
        using var golden = JsonDocument.Parse(
            File.ReadAllBytes(Golden.PathOf($"checkpoints/{checkpoint}/golden.json"))
        );
        return golden.RootElement.GetProperty("parameters").GetInt64();
    }
}
