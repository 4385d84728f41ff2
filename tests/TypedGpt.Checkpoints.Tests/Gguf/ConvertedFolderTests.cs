using TorchSharp;
using TypedGpt.Checkpoints.Tests.Folders;
using TypedGpt.TestSupport;
using TypedGpt.Torch;
using Xunit.Abstractions;

namespace TypedGpt.Checkpoints.Tests.Gguf;

/// <summary>
/// A checkpoint that became GGUF as llama.cpp's converter makes it computes what transformers computes of the folder: with
/// the class of the folder's config.json, and with that of the file's own metadata.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ConvertedFolderTests(ITestOutputHelper output)
{
    private static readonly (string Folder, string Architecture)[] All =
    [
        ("gpt2", "gpt2"),
        ("llama", "llama"),
        ("llama-bias-headdim", "llama"),
        ("llama-tied-llama3rope", "llama"),
        ("mistral-window", "llama"),
        ("mixtral", "llama"),
        ("qwen2", "qwen2"),
        ("qwen3", "qwen3"),
        ("qwen3-moe", "qwen3moe"),
        ("gemma", "gemma"),
        ("gemma2", "gemma2"),
        ("gemma3", "gemma3"),
        ("phi3", "phi3"),
        ("starcoder2", "starcoder2"),
    ];

    public static TheoryData<string, string> Folders
    {
        get
        {
            var here = SharedData.Checkpoints.Select(folder => Path.GetFileName(folder)).ToHashSet();
            var found = new TheoryData<string, string>();
            foreach (var (folder, architecture) in All.Where(one => here.Contains(one.Folder)))
            {
                found.Add(folder, architecture);
            }

            return found;
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_converted_checkpoint_computes_what_the_folder_does(string name, string architecture)
    {
        var folder = SharedData.Checkpoint(name);
        var path = ConvertedFolder.Write(folder, architecture);
        IsSame(folder, path, File.ReadAllText(Path.Combine(folder, "config.json")), "config.json");
        if (name == "mistral-window")
        {
            // The architecture llama has no window in GGUF.
            return;
        }

        var config = GgufConfiguration.Read(path);
        if (name == "gemma2")
        {
            // A width of queries that is not the head's has no key in GGUF.
            Assert.Contains("\"query_pre_attn_scalar\": 32", config, StringComparison.Ordinal);
            config = config.Replace("\"query_pre_attn_scalar\": 32", "\"query_pre_attn_scalar\": 16");
        }

        IsSame(folder, path, config, "metadata");
    }

    private void IsSame(string folder, string path, string config, string what)
    {
        var beside = WrittenFile.NewFolder();
        File.WriteAllText(Path.Combine(beside, "config.json"), config);
        var golden = new Released(folder);
        using var scope = torch.NewDisposeScope();
        using var off = torch.no_grad();
        using var model = CompiledFolder.Load(CompiledFolder.Of(beside), path);
        var largest = (model.forward(golden.Tensors["input_ids"]) - golden.Tensors["logits"]).abs().max().item<float>();
        output.WriteLine($"{what}: {largest}");
        Assert.InRange(largest, 0, 2e-4f);
    }
}
