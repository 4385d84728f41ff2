using System.Globalization;
using System.Text.Json.Nodes;
using TorchSharp;
using TypedGpt.TestSupport;

namespace TypedGpt.Cli.Tests;

/// <summary><c>typedgpt logits</c>, against what transformers says of the same folder.</summary>
[Collection(DrawnWeights.Collection)]
public sealed class LogitsVerbTests
{
    private static readonly Lazy<(string Ids, torch.Tensor Logits)> Reference = new(() =>
    {
        var golden = CheckpointFile.Read(TinyFolder.Golden("golden.safetensors"));
        var ids = golden["input_ids"][0].data<long>().ToArray();
        return (string.Join(' ', ids), golden["logits"][0]);
    });

    [Fact]
    public void A_folder_gives_the_logits_of_the_reference()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("logits").FullName, "logits.safetensors");
        var call = Call.Of(
            "logits",
            "--model",
            TinyFolder.Gpt2(true),
            "--ids",
            Reference.Value.Ids,
            "--json",
            "--out",
            file
        );
        Assert.Equal("", call.Error);
        var json = JsonNode.Parse(call.Output)!;
        var expected = Reference.Value.Logits;

        var all = CheckpointFile.Read(file);
        Assert.Equal(["logits"], all.Keys);
        Assert.Equal([1, expected.size(0), expected.size(1)], all["logits"].shape);
        Assert.InRange((all["logits"][0] - expected).abs().max().item<float>(), 0, 2e-4f);

        var (values, best) = torch.topk(expected[-1], 10);
        var top = json["top"]!.AsArray();
        Assert.Equal(best.data<long>().ToArray(), top.Select(token => (long)token!["id"]!));
        Assert.All(
            values.data<float>().ToArray().Zip(top),
            pair => Assert.Equal(pair.First, (float)pair.Second!["logit"]!, 2e-4f)
        );
        Assert.Equal("float32", (string)json["type"]!);
        Assert.Equal("tiny-gpt2", (string)json["model"]!);
    }

    [Fact]
    public void Weights_come_from_a_file_or_a_folder_too()
    {
        var folder = TinyFolder.Gpt2(true);
        var bare = TinyFolder.Gpt2(false);
        var expected = Top("logits", folder, "--ids", "1 2 3");
        Assert.Equal(expected, Top("logits", Path.Combine(folder, "model.safetensors"), "--ids", "1,2,3"));
        Assert.Equal(expected, Top("logits", bare, "--weights", folder, "--ids", "1 2 3"));
        Assert.Equal(
            expected,
            Top(
                "logits",
                Path.Combine(bare, "config.json"),
                "--weights",
                $"{folder}/model.safetensors",
                "--ids",
                "1 2 3"
            )
        );
    }

    [Fact]
    public void A_bare_folder_is_drawn_on_demand_only()
    {
        var bare = TinyFolder.Gpt2(false);
        var refused = Call.Of("logits", bare, "--ids", "1");
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal(
            "typedgpt: tiny-gpt2 has no weights beside its config.json. Give --weights FOLDER|FILE, or --seed N to draw them.",
            refused.Error.TrimEnd()
        );
        var drawn = Top("logits", bare, "--seed", "7", "--ids", "1");
        Assert.Equal(drawn, Top("logits", bare, "--seed", "7", "--ids", "1"));
        Assert.NotEqual(drawn, Top("logits", bare, "--seed", "8", "--ids", "1"));
    }

    [Theory]
    [InlineData("bfloat16", 0.1)]
    [InlineData("float16", 0.02)]
    public void Other_types_are_near(string type, double tolerance)
    {
        var folder = TinyFolder.Gpt2(true);
        var exact = Logits("logits", folder, "--ids", "1 2 3");
        var rounded = Logits("logits", folder, "--ids", "1 2 3", "--type", type);
        Assert.NotEqual(exact, rounded);
        Assert.All(exact.Zip(rounded), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    [Fact]
    public void A_person_reads_a_table_in_80_columns()
    {
        var call = Call.Of(80, ["logits", TinyFolder.Gpt2(true), "--ids", "1 2 3"]);
        Assert.Equal(0, call.ExitCode);
        var lines = call.Output.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("tiny-gpt2, after 3 tokens:", lines[0]);
        Assert.Equal(
            10,
            lines.Count(line => line.Split('│') is [var id, _] && int.TryParse(id, CultureInfo.InvariantCulture, out _))
        );
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= 80, line));
    }

    [Fact]
    public void A_file_of_weights_that_does_not_fit_is_refused_by_the_tensors_name()
    {
        var wide = TinyFolder.Gpt2(
            true,
            config => config.Replace("\"n_layer\": 3", "\"n_layer\": 4", StringComparison.Ordinal)
        );
        var call = Call.Of("logits", wide, "--ids", "1");
        Assert.Equal(1, call.ExitCode);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
        Assert.Contains("h.3.", call.Error, StringComparison.Ordinal);
    }

    private static string Top(params string[] args) => Json(args)["top"]!.ToJsonString();

    private static double[] Logits(params string[] args) =>
        [
            .. Json(args)["top"]!
                .AsArray()
                .OrderBy(token => (int)token!["id"]!)
                .Select(token => (double)token!["logit"]!),
        ];

    private static JsonNode Json(string[] args)
    {
        var call = Call.Of([.. args, "--json"]);
        Assert.Equal("", call.Error);
        return JsonNode.Parse(call.Output)!;
    }
}
