using TorchSharp;
using TypedGpt.Models.Tokenizers;

namespace TypedGpt.Cli.Demo;

/// <summary>The chapter's two texts of four tokens.</summary>
internal static class Batch
{
    public static readonly string[] Texts = ["Every effort moves you", "Every day holds a"];

    private static readonly Lazy<long[][]> Encoded = new(() =>
    {
        var tokenizer = Gpt2Tokenizer.Create();
        return [.. Texts.Select(text => tokenizer.EncodeToIds(text).Select(id => (long)id).ToArray())];
    });

    public static IReadOnlyList<long[]> Ids() => Encoded.Value;

    /// <summary>The ids as [2, 4].</summary>
    public static torch.Tensor Tensor() =>
        torch.tensor(Ids().SelectMany(ids => ids).ToArray()).reshape(Ids().Count, -1);
}
