namespace TypedGpt;

/// <summary>One parameter of a model: its name and shape here, and where a Hugging Face checkpoint keeps it.</summary>
/// <param name="Name">The name in the module's state dictionary.</param>
/// <param name="Shape">The size of each axis.</param>
/// <param name="Checkpoint">Where a checkpoint keeps it; null for a parameter of a layer of the user's own.</param>
public sealed record WeightInfo(string Name, IReadOnlyList<long> Shape, CheckpointSlot? Checkpoint)
{
    /// <summary>The number of values.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>The name, the shape and where a checkpoint keeps it: <c>embeddings.tokens.weight [65, 48] &lt;- transformer.wte.weight</c>.</summary>
    public override string ToString() =>
        $"{Name} [{string.Join(", ", Shape)}]{(Checkpoint is null ? "" : $" <- {Checkpoint.Name}")}";
}
