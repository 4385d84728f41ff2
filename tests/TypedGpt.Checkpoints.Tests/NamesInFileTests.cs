using TypedGpt.Torch;

namespace TypedGpt.Checkpoints.Tests;

/// <summary>The names of a layout are found with its base, without it, and within a larger model.</summary>
public sealed class NamesInFileTests
{
    private static readonly CheckpointLayout Layout = new(
        "llama",
        "model.",
        ["", "language_model.model.", "model.language_model."],
        null,
        null,
        ["model.layers.{n}.self_attn.rotary_emb.inv_freq", "vision_tower.*"]
    );

    [Theory]
    [InlineData("model.norm.weight", "lm_head.weight")]
    [InlineData("norm.weight", "lm_head.weight")]
    [InlineData("language_model.model.norm.weight", "language_model.lm_head.weight")]
    [InlineData("model.language_model.norm.weight", "lm_head.weight")]
    public void The_base_that_is_there_stands_before_all_names(string norm, string head)
    {
        string[] there = [norm, head];
        var names = new NamesInFile(Layout, ["model.norm.weight", "lm_head.weight"], there.Contains);
        Assert.Equal(norm, names["model.norm.weight"]);
        Assert.Equal(head, names["lm_head.weight"]);

        var own = norm[..^"norm.weight".Length];
        Assert.True(names.IsOther(own + "layers.12.self_attn.rotary_emb.inv_freq"));
        Assert.False(names.IsOther(own + "layers.x.self_attn.rotary_emb.inv_freq"));
        Assert.True(names.IsOther("vision_tower.any.thing"));
        Assert.False(names.IsOther("tower"));
    }
}
