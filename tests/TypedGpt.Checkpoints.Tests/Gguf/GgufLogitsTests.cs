using System.Text.Json;
using TorchSharp;
using TypedGpt.Checkpoints.Tests.Folders;
using TypedGpt.TestSupport;
using TypedGpt.Torch;
using Xunit.Abstractions;

namespace TypedGpt.Checkpoints.Tests.Gguf;

/// <summary>A GGUF file becomes a typed class and computes what its dequantized weights compute in transformers.</summary>
[Trait("Category", "Slow")]
public sealed class GgufLogitsTests(ITestOutputHelper output)
{
    private static readonly string Small = SharedData.Folder is { } shared
        ? Path.Combine(shared, "gguf")
        : Golden.PathOfFolder("gguf");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Small, "*.gguf").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_small_file_has_the_logits_of_its_dequantized_weights(string name)
    {
        var type = Path.GetFileNameWithoutExtension(name)["tiny-llama.".Length..];
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Small, "golden.json")));
        var ids = golden.RootElement.GetProperty("files").GetProperty(type).GetProperty("input_ids").Longs();
        var path = Path.Combine(Small, name);

        using var scope = torch.NewDisposeScope();
        using var off = torch.no_grad();
        using var model = CompiledFolder.Load(Compiled(path), path);
        var expected = CheckpointFile.Read(Path.ChangeExtension(path, ".golden.safetensors"))["logits"];
        var largest = (model.forward(torch.tensor(ids).unsqueeze(0))[0] - expected).abs().max().item<float>();
        output.WriteLine($"{name}: {largest}");
        Assert.InRange(largest, 0, 2e-4f);
    }

    [Fact]
    public void SmolLm2_has_the_logits_of_its_dequantized_weights()
    {
        if (SharedData.Folder is not { } shared)
        {
            output.WriteLine($"{SharedData.Variable} names no folder: there is no SmolLM2 to read.");
            return;
        }

        var folder = Path.Combine(shared, "smollm2");
        var path = Path.Combine(folder, "SmolLM2-135M-Instruct.Q4_1.gguf");
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "golden.json")));
        var logits = CheckpointFile.Read(Path.Combine(folder, "golden.safetensors"));

        using var off = torch.no_grad();
        using var model = CompiledFolder.Load(Compiled(path), path);
        var at = 0;
        foreach (var item in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            using var scope = torch.NewDisposeScope();
            var last = model.forward(torch.tensor(item.GetProperty("prompt_ids").Longs()).unsqueeze(0))[0, -1];
            var largest = (last - logits[$"logits.{at++}"]).abs().max().item<float>();
            output.WriteLine($"logits.{at - 1}: {largest}");
            Assert.InRange(largest, 0, 1e-3f);
        }

        Assert.Equal(9, at);
    }

    private static Type Compiled(string path)
    {
        var config = Path.Combine(WrittenFile.NewFolder(), "config.json");
        File.WriteAllText(config, GgufConfiguration.Read(path));
        return CompiledFolder.Of(Path.GetDirectoryName(config)!);
    }
}
