namespace TypedGpt.Mutations;

/// <summary>A way in which the shapes of GPT code go wrong.</summary>
/// <param name="Number">Its place in the list, from 1.</param>
/// <param name="Name">What is wrong, in a few words.</param>
public sealed record Kind(int Number, string Name);

/// <summary>The kinds of shape bugs, which are put both into plain torch code and into typed code.</summary>
public static class Kinds
{
    public static IReadOnlyList<Kind> All { get; } =
    [
        .. new[]
        {
            "linear layer of another input width",
            "linear layer of another output width",
            "widths of a layer in the wrong order",
            "model width where the hidden width belongs",
            "fused projection too narrow for its parts",
            "split into the wrong number of parts",
            "split along another axis",
            "heads split with a product that is not the width",
            "heads and head width in the wrong order",
            "batch and positions in the wrong order",
            "one of query, key and value not moved to heads first",
            "keys not transposed for the scores",
            "other axes transposed",
            "operands of a product in the wrong order",
            "weights multiplied with the keys",
            "softmax over another axis",
            "heads merged without moving them back",
            "heads merged to another width, or not at all",
            "residual of another width",
            "residual on other positions",
            "joined along another axis",
            "mask of another length or of other axes",
            "position table shorter than the context",
            "one table looked up with the other's indices",
            "heads that do not divide the width, or are the layers",
            "key-value heads that do not serve every head",
            "rotary positions of an odd width or along another axis",
            "tied weights that do not match",
            "norm, bias or scale of another width",
            "loss of logits and targets that do not match",
            "checkpoint of other shapes",
        }.Select((name, at) => new Kind(at + 1, name)),
    ];
}
