using TypedGpt.TestSupport;
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

    /// <summary>
    /// The names of MedGemma 27B, where its list is at hand: as they were stored first, and as transformers writes them since
    /// 4.52, with the text model below the model and the head beside it.
    /// </summary>
    [Theory]
    [InlineData("language_model.model.", "language_model.lm_head.weight")]
    [InlineData("model.language_model.", "lm_head.weight")]
    public void A_text_model_within_another_is_found_with_its_head(string own, string head)
    {
        const string First = "language_model.model.";
        string[] stored =
        [
            .. SharedData.Folder is { } folder
                ? File.ReadLines(Path.Combine(folder, "configs", "medgemma-27b-it.tensors.txt"))
                    .Where(line => line.StartsWith(First, StringComparison.Ordinal))
                    .Select(line => line.Split(' ')[0])
                : [First + "embed_tokens.weight", First + "norm.weight"],
        ];
        HashSet<string> there = [.. stored.Select(name => own + name[First.Length..]), head];
        string[] ours = [.. stored.Select(name => "model." + name[First.Length..]), "lm_head.weight"];
        var names = new NamesInFile(Layout, ours, there.Contains);
        Assert.Equal(
            there.Order(StringComparer.Ordinal),
            ours.Select(name => names[name]).Order(StringComparer.Ordinal)
        );
        Assert.True(SharedData.Folder is null || there.Count > 500, $"{there.Count} names.");
    }
}
