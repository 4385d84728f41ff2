using System.Text.Json;
using System.Text.Json.Nodes;
using TypedGpt.TestSupport;

namespace TypedGpt.Cli.Tests;

/// <summary>A GGUF file is a MODEL like any other.</summary>
public sealed class GgufTests
{
    /// <summary>A small one.</summary>
    public static readonly string Model = Path.Combine(Golden.PathOfFolder("gguf"), "tiny-llama.Q4_0.gguf");

    [Fact]
    public void It_has_a_summary_and_a_picture()
    {
        var summary = JsonNode.Parse(Call.Of("summary", Model, "--json").Output)!;
        Assert.Equal("tiny-llama.Q4_0", (string)summary["model"]!);
        Assert.Equal(
            2 * (3 * 256 * 512 + 2 * 256 * 256 + 2 * 128 * 256 + 512) + 2 * 384 * 256 + 256,
            (long)summary["parameters"]!
        );
        Assert.Contains("read from GGUF", Call.Of("draw", "--model", Model).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_the_logits_of_its_dequantized_weights()
    {
        using var golden = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(Golden.PathOfFolder("gguf"), "golden.json"))
        );
        var ids = golden.RootElement.GetProperty("files").GetProperty("Q4_0").GetProperty("input_ids").Longs();
        var file = Path.Combine(Directory.CreateTempSubdirectory("logits").FullName, "logits.safetensors");
        var call = Call.Of("logits", "--model", Model, "--ids", string.Join(' ', ids), "--json", "--out", file);
        Assert.Equal("", call.Error);
        var expected = CheckpointFile.Read(Path.ChangeExtension(Model, ".golden.safetensors"))["logits"];
        var actual = CheckpointFile.Read(file)["logits"][0];
        Assert.Equal(expected.shape, actual.shape);
        Assert.InRange((actual - expected).abs().max().item<float>(), 0, 2e-4f);
    }

    [Fact]
    public void A_damaged_one_is_refused_in_one_line()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("gguf").FullName, "model.gguf");
        File.WriteAllBytes(file, File.ReadAllBytes(Model)[..5000]);
        foreach (var verb in new[] { "summary", "draw" })
        {
            var call = Call.Of(verb, file);
            Assert.Equal(1, call.ExitCode);
            Assert.Contains(file, call.Error, StringComparison.Ordinal);
            Assert.Single(call.Error.TrimEnd().Split('\n'));
        }
    }
}
