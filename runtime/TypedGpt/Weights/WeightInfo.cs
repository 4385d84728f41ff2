using System.ComponentModel;

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

    /// <summary>The rows of layers that are there <paramref name="count"/> times, one after the other, numbered from 0.</summary>
    /// <param name="count">How many layers.</param>
    /// <param name="name">What stands before the number in the name of each row.</param>
    /// <param name="checkpoint">What stands before it in a checkpoint; null where none keeps them.</param>
    /// <param name="rows">The rows of one layer, by the names below it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static IEnumerable<WeightInfo> ForEach(
        int count,
        string name,
        string? checkpoint,
        IReadOnlyList<WeightInfo> rows
    ) =>
        Enumerable
            .Range(0, count)
            .SelectMany(_ => rows, (at, row) => row.Below(FormattableString.Invariant($"{at}."), name, checkpoint));

    private WeightInfo Below(string number, string name, string? checkpoint) =>
        this with
        {
            Name = name + number + Name,
            Checkpoint = Checkpoint is null ? null : Checkpoint with { Name = checkpoint + number + Checkpoint.Name },
        };
}
