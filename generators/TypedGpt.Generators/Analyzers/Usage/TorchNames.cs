using System.Collections.Generic;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>Operations by their names in torch, and what takes their place on a typed tensor.</summary>
internal static class TorchNames
{
    private const string Reshape =
        "an axis is split with Unflatten and merged with Flatten, by evidence such as QueryWidth.IntoHeads";
    private const string Transpose = "axes are exchanged with TransposeLast or TransposeMiddle";
    private const string Join =
        "parts are joined along the last axis with Concat, by evidence such as Qkv.IntoSections";
    private const string Cut = "the last axis is cut with Split, by evidence such as Qkv.IntoSections";
    private const string Broadcast =
        "nothing is repeated silently: add [Emb] or [Seq, Emb], or use ScaleRows, DivideRows, AddToRows";
    private const string Product = "the product is MatMul";
    private const string Sizes = "an axis of the model has its size in its type, such as Emb.Size";

    private static readonly Dictionary<string, string> Names = new()
    {
        ["view"] = Reshape,
        ["reshape"] = Reshape,
        ["flatten"] = Reshape,
        ["unflatten"] = Reshape,
        ["contiguous"] = Reshape,
        ["transpose"] = Transpose,
        ["permute"] = Transpose,
        ["swapaxes"] = Transpose,
        ["t"] = Transpose,
        ["cat"] = Join,
        ["concat"] = Join,
        ["stack"] = Join,
        ["split"] = Cut,
        ["chunk"] = Cut,
        ["narrow"] = Cut,
        ["unsqueeze"] = Broadcast,
        ["squeeze"] = Broadcast,
        ["expand"] = Broadcast,
        ["repeat"] = Broadcast,
        ["matmul"] = Product,
        ["bmm"] = Product,
        ["mm"] = Product,
        ["softmax"] = "Softmax runs over the last axis and takes no argument",
        ["log_softmax"] = "LogSoftmax runs over the last axis and takes no argument",
        ["masked_fill"] = "MaskedFill takes a mask of the last two axes",
        ["argmax"] = "ArgMax runs over the last axis",
        ["topk"] = "TopK takes how many as a dimension, such as TopK<Chosen>()",
        ["gather"] = "Pick, PickRows and Gather choose by Indices",
        ["size"] = Sizes,
        ["shape"] = Sizes,
    };

    /// <summary>What to use in the place of torch's <paramref name="name"/>; null for a name that is not torch's.</summary>
    public static string? Here(string name) => Names.TryGetValue(name, out var here) ? here : null;
}
