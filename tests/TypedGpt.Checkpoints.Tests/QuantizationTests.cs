using TypedGpt.Torch;

namespace TypedGpt.Checkpoints.Tests;

/// <summary>Quantized checkpoints are refused by the name of their kind, also where only their tensors tell.</summary>
public sealed class QuantizationTests
{
    [Theory]
    [InlineData("GPTQ", "model.layers.0.mlp.up_proj.qweight", "model.layers.0.mlp.up_proj.g_idx")]
    [InlineData("AWQ", "model.layers.0.mlp.up_proj.qweight", "model.layers.0.mlp.up_proj.qzeros")]
    [InlineData("bitsandbytes", "model.layers.0.mlp.up_proj.weight", "model.layers.0.mlp.up_proj.weight.absmax")]
    [InlineData(
        "bitsandbytes",
        "model.layers.0.mlp.up_proj.weight",
        "model.layers.0.mlp.up_proj.weight.quant_state.bitsandbytes__nf4"
    )]
    [InlineData("bitsandbytes", "model.layers.0.mlp.up_proj.weight", "model.layers.0.mlp.up_proj.SCB")]
    [InlineData("MLX", "model.layers.0.mlp.up_proj.scales", "model.layers.0.mlp.up_proj.biases")]
    [InlineData("compressed-tensors", "model.layers.0.mlp.up_proj.weight_packed", "a")]
    [InlineData("compressed-tensors", "model.layers.0.mlp.up_proj.weight", "model.layers.0.mlp.up_proj.weight_scale")]
    [InlineData("ModelOpt", "model.layers.0.mlp.up_proj.weight", "model.layers.0.mlp.up_proj.weight_scale_2")]
    [InlineData("HQQ", "model.layers.0.mlp.up_proj.W_q", "a")]
    public void A_quantized_checkpoint_is_refused_by_the_name_of_its_kind(string kind, string one, string other)
    {
        var path = WrittenFile.Write([new(one, "I32", [1], new byte[4]), new(other, "F32", [1], new byte[4])]);
        var refused = Assert.Throws<CheckpointException>(() => CheckpointFolder.Open(path));
        Assert.Contains($"quantized by {kind}", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
    }
}
