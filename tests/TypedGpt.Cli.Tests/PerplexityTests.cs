using System.Text.Json;
using System.Text.Json.Nodes;
using TypedGpt.Cli.Perplexity;
using TypedGpt.TestSupport;

namespace TypedGpt.Cli.Tests;

/// <summary><c>typedgpt perplexity</c>, against transformers' loss and against sums over <c>typedgpt logits</c>.</summary>
[Collection(DrawnWeights.Collection)]
public sealed class PerplexityTests
{
    private static string Checkpoint(string name) =>
        Path.Combine(Repository.Root, "tests", "Goldens", "checkpoints", name);

    /// <summary>The ids of the reference are two rows of 24, and its loss is the mean over both.</summary>
    [Theory]
    [InlineData("gpt2")]
    [InlineData("llama")]
    [InlineData("mixtral")]
    [InlineData("gemma2")]
    public void The_mean_is_the_loss_of_the_reference(string name)
    {
        var folder = Checkpoint(name);
        var tokenizer = SpelledIds.Tokenizer(384);
        var rows = CheckpointFile.Read(Path.Combine(folder, "golden.safetensors"))["input_ids"];
        var means = new List<double>();
        for (var row = 0; row < 2; row++)
        {
            var file = SpelledIds.FileOf(rows[row].data<long>().ToArray());
            var result = Json("perplexity", "--model", folder, "--tokenizer", tokenizer, file);
            Assert.Equal(23, (int)result["tokens"]!);
            Assert.Equal(1, (int)result["windows"]!);
            means.Add((double)result["mean_nll"]!);
            Assert.Equal(Math.Exp(means[^1]), (double)result["perplexity"]!, 1e-9 * Math.Exp(means[^1]));
        }

        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "golden.json")));
        Assert.Equal(golden.RootElement.GetProperty("loss").GetDouble(), means.Average(), 2e-5);
    }

    /// <summary>A context of 64 has windows of 64: three of them, the last of 41, each computed by another verb.</summary>
    [Fact]
    public void Each_window_begins_with_an_empty_context()
    {
        var folder = TinyFolder.Gpt2(true);
        var random = new Random(17);
        var ids = Enumerable.Range(0, (2 * 64) + 42).Select(_ => random.NextInt64(384)).ToArray();
        var sum = 0.0;
        for (var start = 0; start < ids.Length - 1; start += 64)
        {
            sum += Sum(folder, ids[start..Math.Min(start + 64, ids.Length - 1)], ids[(start + 1)..]);
        }

        var result = Json(
            "perplexity",
            "--model",
            folder,
            "--tokenizer",
            SpelledIds.Tokenizer(384),
            SpelledIds.FileOf(ids)
        );
        Assert.Equal(64, (int)result["window"]!);
        Assert.Equal(3, (int)result["windows"]!);
        Assert.Equal(ids.Length - 1, (int)result["tokens"]!);
        Assert.Equal(sum / (ids.Length - 1), (double)result["mean_nll"]!, 1e-5);
    }

    [Theory]
    [InlineData(2, "1")]
    [InlineData(512, "511")]
    [InlineData(513, "512")]
    [InlineData(514, "512 1")]
    [InlineData(1025, "512 512")]
    [InlineData(5162, "512 512 512 512 512 512 512 512 512 512 41")]
    public void Every_token_but_the_first_is_predicted_once(int tokens, string sizes)
    {
        var windows = Windows.Of([.. Enumerable.Range(0, tokens)], 512);
        Assert.Equal(sizes, string.Join(' ', windows.Select(window => window.Seen.Length)));
        Assert.Equal(
            Enumerable.Range(1, tokens - 1).Select(id => (long)id),
            windows.SelectMany(window => window.Predicted)
        );
        Assert.All(windows, window => Assert.Equal(window.Seen.Select(id => id + 1), window.Predicted));
    }

    /// <summary>The folder's own tokenizer, and a person's lines.</summary>
    [Fact]
    public void A_person_reads_three_lines()
    {
        var file = Path.Combine(Repository.Root, "LICENSE");
        var folder = TinyFolder.Gpt2(true);
        var json = Json("perplexity", "--model", folder, file);
        var call = Call.Of("perplexity", file, "--model", folder);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        var count = ((int)json["tokens"]!).ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"tiny-gpt2, {count} tokens predicted in windows of 64:\nmean NLL   {(double)json["mean_nll"]!:0.0000}\nperplexity {(double)json["perplexity"]!:0.00}\n"
            ),
            call.Output.ReplaceLineEndings("\n")
        );
    }

    [Theory]
    [InlineData(384, "", "has 0 tokens, and perplexity needs at least 2")]
    [InlineData(384, "<5>", "has 1 tokens, and perplexity needs at least 2")]
    [InlineData(385, "<5><6>", "the tokenizer has 385 tokens and tiny-gpt2 a vocabulary of 384")]
    public void What_cannot_be_computed_is_refused_with_both_numbers(int tokens, string text, string said)
    {
        var file = SpelledIds.FileOf([]);
        File.WriteAllText(file, text);

        // Without weights, so that a refusal that came after the load would say something else.
        var call = Call.Of(
            "perplexity",
            "--model",
            TinyFolder.Gpt2(false),
            "--tokenizer",
            SpelledIds.Tokenizer(tokens),
            file
        );
        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        Assert.Contains(said, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Special_tokens_in_a_file_are_text()
    {
        var file = SpelledIds.FileOf([]);
        File.WriteAllText(file, "a</s>b");
        var result = Json("perplexity", "--model", TinyFolder.Gpt2(true), file);
        Assert.Equal(5, (int)result["tokens"]!);
    }

    [Fact]
    public void Weights_that_are_drawn_are_no_secret()
    {
        var call = Call.Of(
            "perplexity",
            "--model",
            TinyFolder.Gpt2(false),
            "--seed",
            "7",
            "--tokenizer",
            TinyFolder.Golden("tokenizer.json"),
            Path.Combine(Repository.Root, "LICENSE")
        );
        Assert.Equal(0, call.ExitCode);
        Assert.StartsWith(
            "typedgpt: the weights of tiny-gpt2 are drawn (seed 7), not trained.",
            call.Error,
            StringComparison.Ordinal
        );
    }

    /// <summary>The negative log-likelihoods of what follows, out of the logits that another verb writes.</summary>
    private static double Sum(string folder, long[] seen, long[] next)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("logits").FullName, "logits.safetensors");
        var call = Call.Of("logits", folder, "--ids", string.Join(' ', seen), "--out", file);
        Assert.Equal(0, call.ExitCode);
        var logits = CheckpointFile.Read(file)["logits"][0];
        var sum = 0.0;
        for (var position = 0; position < seen.Length; position++)
        {
            var row = logits[position].data<float>().ToArray();
            sum += Math.Log(row.Sum(logit => Math.Exp((double)logit))) - row[next[position]];
        }

        return sum;
    }

    private static JsonNode Json(params string[] args)
    {
        var call = Call.Of([.. args, "--json"]);
        Assert.Equal("", call.Error);
        return JsonNode.Parse(call.Output)!;
    }
}
