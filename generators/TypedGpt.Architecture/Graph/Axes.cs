using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Graph;

/// <summary>The axes that tensors between the layers have.</summary>
internal static class Axes
{
    /// <summary>What flows from layer to layer: a vector for each token read.</summary>
    public static readonly EquatableArray<string> Tokens = ["Batch", "Seq", "Emb"];

    /// <summary>Token ids.</summary>
    public static readonly EquatableArray<string> Ids = ["Batch", "Seq"];

    /// <summary>A score for each token of the vocabulary at each position.</summary>
    public static readonly EquatableArray<string> Logits = ["Batch", "Seq", "Vocab"];

    /// <summary>The axes as readers see them, such as <c>[Batch, Seq, Emb]</c>.</summary>
    public static string Text(EquatableArray<string> dims) => $"[{string.Join(", ", dims)}]";
}
