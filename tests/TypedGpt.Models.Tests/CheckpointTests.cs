using TorchSharp;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Models.Tests;

/// <summary>
/// The table of parameters is true of a checkpoint that Hugging Face's GPT-2 wrote: with its names, transposes and
/// places, the weights give the logits that transformers computed.
/// </summary>
public sealed partial class CheckpointTests : IDisposable
{
    private readonly IReadOnlyDictionary<string, torch.Tensor> stored = CheckpointFile.Read(
        Golden.PathOf("checkpoints/gpt2/model.safetensors")
    );

    public void Dispose()
    {
        foreach (var tensor in stored.Values)
        {
            tensor.Dispose();
        }
    }

    [Fact]
    public void Every_tensor_of_the_checkpoint_has_its_place_in_the_table() =>
        Assert.Equal(
            stored.Keys.Order(StringComparer.Ordinal),
            SmallGpt2.Weights.Select(weight => weight.Checkpoint!.Name).Distinct().Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_table_is_the_state_dict()
    {
        using var model = new SmallGpt2();
        Assert.Equal(
            model.named_parameters().Select(entry => $"{entry.name} {string.Join(' ', entry.parameter.shape)}"),
            SmallGpt2.Weights.Select(weight => $"{weight.Name} {string.Join(' ', weight.Shape)}")
        );
    }

    [Fact]
    public void The_stored_weights_give_the_logits_of_transformers()
    {
        using var scope = torch.NewDisposeScope();
        using var off = torch.no_grad();
        using var model = SmallGpt2.LoadFrom(Golden.PathOf("checkpoints/gpt2/model.safetensors"));
        var golden = CheckpointFile.Read(Golden.PathOf("checkpoints/gpt2/golden.safetensors"));
        var logits = model.Forward(Indices.Assume<Batch, Seq, SmallGpt2.Vocab>(golden["input_ids"])).Raw;

        Assert.InRange((logits - golden["logits"]).abs().max().item<float>(), 0, 2e-4f);
    }

    [GptModel(
        VocabSize = 384,
        ContextLength = 64,
        EmbDim = 64,
        NHeads = 4,
        NLayers = 3,
        DropRate = 0.1,
        QkvBias = true,
        TieWeights = true,
        InitStd = 0.02
    )]
    private sealed partial class SmallGpt2;
}
