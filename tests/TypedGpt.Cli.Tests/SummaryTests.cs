using System.Text.Json.Nodes;
using TypedGpt.Models;

namespace TypedGpt.Cli.Tests;

public sealed class SummaryTests
{
    public static TheoryData<string> Names => [.. ModelCatalog.Entries.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Counts_are_those_of_the_emitted_class(string name)
    {
        var summary = JsonNode.Parse(Call.Of("summary", name, "--json").Output)!;
        var model = ModelCatalog.Find(name)!.Type;
        Assert.Equal(Constant("ParameterCount"), (long?)summary["parameters"]);
        Assert.Equal(Constant("ParameterBytes"), (long?)summary["parameter_bytes"]);
        Assert.Equal(Constant("FlopsPerToken"), (long?)summary["flops_per_token"]);
        Assert.Equal(Constant("KvCacheBytesPerToken"), (long?)summary["kv_cache_bytes_per_token"]);

        var top = summary["layers"]!.AsArray().Where(layer => (int)layer!["depth"]! == 0).ToList();
        Assert.Equal(Constant("ParameterCount"), top.Sum(layer => (long)layer!["parameters"]!));
        if (Constant("FlopsPerToken") is { } flops)
        {
            Assert.Equal(flops, top.Sum(layer => (long)layer!["flops_per_token"]!));
        }
        else
        {
            Assert.Contains(top, layer => layer!["flops_per_token"] is null);
        }

        long? Constant(string constant) => (long?)model.GetField(constant)?.GetValue(null);
    }

    [Fact]
    public void The_table_is_plain_text_where_output_is_redirected()
    {
        var output = Call.Of("summary", "gpt2").Output;
        Assert.DoesNotContain('\u001b', output);
        Assert.Contains("163,009,536", output, StringComparison.Ordinal);
        Assert.Contains("12 x Block", output, StringComparison.Ordinal);
        Assert.Contains("Linear<Emb, QueryWidth>", output, StringComparison.Ordinal);
        Assert.Contains("[768, 768] + [768]", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_follows_from_the_ops_is_said_or_why_it_is_not_known()
    {
        var output = Call.Of("summary", "gpt2").Output;
        Assert.Contains("284,812,800 FLOPs", output, StringComparison.Ordinal);
        Assert.Contains("73.7 kB of keys and values", output, StringComparison.Ordinal);
        Assert.Contains("Planned arena: ", output, StringComparison.Ordinal);
        Assert.Contains("not what torch uses", output, StringComparison.Ordinal);

        var byHand = Call.Of("summary", "placeholder").Output;
        Assert.Contains("are not known: DummyGpt124M.", byHand, StringComparison.Ordinal);
        Assert.Contains("written by hand", byHand, StringComparison.Ordinal);
        Assert.DoesNotContain("Planned arena:", byHand, StringComparison.Ordinal);
    }

    [Fact]
    public void A_users_own_layers_are_listed()
    {
        var output = Call.Of("summary", "placeholder").Output;
        Assert.Contains("12 x DummyTransformerBlock", output, StringComparison.Ordinal);
        Assert.Contains("DummyLayerNorm", output, StringComparison.Ordinal);
        Assert.Contains("77,981,184", output, StringComparison.Ordinal);
    }
}
