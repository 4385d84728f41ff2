using System.Globalization;

namespace TypedGpt.Torch;

/// <summary>
/// Which stored values become which parameter. All of it is decided, and all that is wrong is collected, before anything
/// is copied.
/// </summary>
internal sealed class Placement
{
    private readonly IReadOnlyDictionary<string, StoredValues> stored;
    private readonly NamesInFile names;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly HashSet<string> absent = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Shape)> missing = [];
    private readonly List<string> misfits = [];

    /// <summary>Looks for each of <paramref name="weights"/>.</summary>
    public Placement(
        IReadOnlyList<WeightInfo> weights,
        CheckpointLayout layout,
        IReadOnlyDictionary<string, StoredValues> stored
    )
    {
        this.stored = stored;
        names = new(layout, weights.Select(NameOf), name => stored.ContainsKey(Of(name, 0)));
        Pieces = weights.ToDictionary(weight => weight.Name, Place, StringComparer.Ordinal);
        TiedHead = PlaceTiedHead(layout);
        Problems = [.. misfits, .. Unknown()];
    }

    /// <summary>By the name of each parameter, what fills it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Piece>> Pieces { get; }

    /// <summary>A head that is stored although it is the token table, and that table; null where it is not stored.</summary>
    public (StoredValues Head, StoredValues Table)? TiedHead { get; }

    /// <summary>What does not fit, each in one line.</summary>
    public IReadOnlyList<string> Problems { get; }

    private static string NameOf(WeightInfo weight) => weight.Checkpoint?.Name ?? weight.Name;

    private static string Of(string name, long expert) =>
        name.Replace(CheckpointSlot.Expert, expert.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private IReadOnlyList<Piece> Place(WeightInfo weight)
    {
        var slot = weight.Checkpoint ?? new CheckpointSlot(weight.Name);
        var isStacked = slot.Name.Contains(CheckpointSlot.Expert, StringComparison.Ordinal);
        long[] one = [.. isStacked ? weight.Shape.Skip(1) : weight.Shape];
        var size = one.Aggregate(1L, (product, axis) => product * axis);
        var pieces = new List<Piece>();
        for (var at = 0L; at < (isStacked ? weight.Shape[0] : 1); at++)
        {
            if (Find(Of(names[slot.Name], at), slot, one) is { } values)
            {
                pieces.Add(Piece.Of(values, slot, at * size));
            }
        }

        return pieces;
    }

    private StoredValues? Find(string name, CheckpointSlot slot, long[] shape)
    {
        var expected = Expected(slot, shape);
        if (!stored.TryGetValue(name, out var values))
        {
            // Several parameters can be parts of one tensor.
            if (absent.Add(name))
            {
                missing.Add((name, Quoted.Shape(expected)));
            }

            return null;
        }

        used.Add(name);
        var shown = Quoted.Name(name);
        var there = values.IsTurned ? Turned(values.Shape) : values.Shape;
        if (values.Plain is { } type && !type.IsWeight())
        {
            misfits.Add($"{shown} is of type {type}, and a parameter is one of F64, F32, F16, BF16, F8_E4M3");
            return null;
        }

        if (
            there.SequenceEqual(expected)
            || (slot is { Transposed: false, Slice: null } && IsSameButOnes(there, expected))
        )
        {
            return values;
        }

        var isTurned = there.Length >= 2 && Turned(there).SequenceEqual(expected);
        misfits.Add(
            $"{shown} is {Quoted.Shape(there)} there and {Quoted.Shape(expected)} here{(isTurned ? ": it is transposed" : "")}"
        );
        return null;
    }

    private static long[] Expected(CheckpointSlot slot, long[] shape)
    {
        var expected = (long[])shape.Clone();
        if (slot.Slice is { } slice)
        {
            expected[slot.SliceAxis] = slice.Groups * slice.Of;
        }

        return slot.Transposed ? Turned(expected) : expected;
    }

    private static long[] Turned(long[] shape) => [.. shape[..^2], shape[^1], shape[^2]];

    private static bool IsSameButOnes(long[] one, long[] other) =>
        one.Where(size => size != 1).SequenceEqual(other.Where(size => size != 1));

    private (StoredValues, StoredValues)? PlaceTiedHead(CheckpointLayout layout)
    {
        if (
            layout is not { TiedHead: { } headName, Table: { } tableName }
            || !stored.TryGetValue(names[headName], out var head)
            || !stored.TryGetValue(names[tableName], out var table)
        )
        {
            return null;
        }

        used.Add(names[headName]);
        if (head.Shape.SequenceEqual(table.Shape))
        {
            return (head, table);
        }

        misfits.Add(
            $"{Quoted.Name(names[headName])} is {Quoted.Shape(head.Shape)} there, and the model's head is its token table, {Quoted.Shape(table.Shape)}"
        );
        return null;
    }

    private IEnumerable<string> Unknown()
    {
        string[] surplus = [.. stored.Keys.Where(name => !used.Contains(name) && !names.IsOther(name))];
        string[] unfilled = [.. absent];
        var proposals = 0;
        foreach (var (name, shape) in missing)
        {
            yield return $"{name} is missing, {shape} here{Proposal(name, surplus)}";
        }

        foreach (var name in surplus)
        {
            yield return $"{Quoted.Name(name)} {Quoted.Shape(stored[name].Shape)} is in the file and has no place here{Proposal(name, unfilled)}";
        }

        // Each proposal compares with every name on the other side; a list of thousands needs none.
        string Proposal(string name, string[] others) =>
            proposals++ < 100 && NearestName.Of(name, others) is { } near ? $" (nearest: {Quoted.Name(near)})" : "";
    }
}
