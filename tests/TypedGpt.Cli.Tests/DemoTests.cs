using System.Text.Json.Nodes;
using TypedGpt.TestSupport;

namespace TypedGpt.Cli.Tests;

/// <summary>The demo as machines see it, number for number.</summary>
[Trait("Category", "Slow")]
[Collection(DrawnWeights.Collection)]
public sealed class DemoTests
{
    private static readonly Lazy<JsonNode> Demo = new(() =>
    {
        var call = Call.Of("demo", "--json");
        Assert.Equal(0, call.ExitCode);
        return JsonNode.Parse(call.Output)!;
    });

    private static readonly JsonNode Expected = JsonNode.Parse(File.ReadAllText(Golden.PathOf("demo.json")))!;

    [Theory]
    [InlineData("dummy_logits")]
    [InlineData("gpt_logits_train")]
    [InlineData("gpt_logits_eval")]
    public void Logits_are_PyTorchs(string key)
    {
        var logits = Demo.Value[key]!.AsArray();
        Assert.Equal(2, logits.Count);
        Assert.All(logits, text => Assert.Equal(4, text!.AsArray().Count));
        Assert.All(
            Numbers(Expected[key]!).Zip(Numbers(logits), (expected, actual) => (expected, actual)),
            pair => Assert.Equal(pair.expected, pair.actual, 2e-4)
        );
        Assert.Equal(48, Numbers(logits).Count());
    }

    [Theory]
    [InlineData("parameters")]
    [InlineData("parameters_tied")]
    [InlineData("attention_parameters")]
    [InlineData("feed_forward_parameters")]
    public void Counts_are_PyTorchs(string key) => Assert.Equal((long)Expected[key]!, (long)Demo.Value[key]!);

    [Fact]
    public void Greedy_ids_are_PyTorchs()
    {
        Assert.Equal(Numbers(Expected["greedy_ids"]!), Numbers(Demo.Value["greedy_ids"]!));
        Assert.StartsWith("Hello, I am", (string)Demo.Value["greedy_text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rest_is_there()
    {
        Assert.Equal("[[6109,3626,6100,345],[6109,1110,6622,257]]", Demo.Value["tokens"]!.ToJsonString());
        Assert.Equal(
            """{"vocab_size":50257,"context_length":1024,"emb_dim":768,"n_heads":12,"n_layers":12,"drop_rate":0.1,"qkv_bias":false}""",
            Demo.Value["config"]!.ToJsonString()
        );
        Assert.Equal(652038144, (long)Demo.Value["parameter_bytes"]!);
        Assert.Equal(497648640, (long)Demo.Value["parameter_bytes_tied"]!);
        Assert.Equal(7, Demo.Value["replacements"]!.AsArray().Count);
        Assert.Equal(6, Demo.Value["steps"]!.AsArray().Count);
    }

    private static IEnumerable<double> Numbers(JsonNode node) =>
        node is JsonArray array ? array.SelectMany(item => Numbers(item!)) : [(double)node];
}
