using System.Collections.Generic;
using System.Linq;

namespace TypedGpt.Ranks;

/// <summary>
/// What becomes of each axis name of a template at another rank: one name where it is renumbered, several where axes come
/// in, none where it goes.
/// </summary>
internal sealed class AxisMap(IReadOnlyDictionary<string, IReadOnlyList<string>> names)
{
    /// <summary>The name of the axis with this number: D0, D1, ..</summary>
    public static string Axis(int number) => $"D{number}";

    /// <summary>The name of the axis with this number on an operand that may have any axes: A, B, ..</summary>
    public static string AnyAxis(int number) => ((char)('A' + number)).ToString();

    /// <summary>The first axes come and go, but for <paramref name="after"/> that stay in front of them.</summary>
    /// <param name="from">The rank of the template.</param>
    /// <param name="to">The rank that is derived.</param>
    /// <param name="after">How many axes stand before those that come and go.</param>
    public static AxisMap ForRank(int from, int to, int after)
    {
        var names = new Dictionary<string, IReadOnlyList<string>>();
        var more = to - from;
        for (var axis = after; axis < from; axis++)
        {
            names[Axis(axis)] =
                axis == after && more > 0 ? Axes(after, more + 1)
                : axis < after - more ? []
                : [Axis(axis + more)];
        }

        return new(names);
    }

    /// <summary>The last axis of the template stands for <paramref name="suffix"/> axes, those before it for the rest.</summary>
    /// <param name="from">The rank of the template.</param>
    /// <param name="to">The rank that is derived.</param>
    /// <param name="suffix">How many axes are shared.</param>
    public static AxisMap ForSuffix(int from, int to, int suffix)
    {
        var names = new Dictionary<string, IReadOnlyList<string>>();
        for (var axis = 0; axis < from; axis++)
        {
            names[Axis(axis)] =
                axis == from - 1 ? Axes(to - suffix, suffix)
                : axis == 0 ? Axes(0, to - suffix)
                : [];
        }

        return new(names);
    }

    /// <summary>This and the names A, B, .. of an operand of any axes, of which there are one less than axes.</summary>
    public AxisMap WithAnyAxes(int from, int to)
    {
        var all = names.ToDictionary(pair => pair.Key, pair => pair.Value);
        var last = from - 2;
        for (var axis = 0; axis <= last; axis++)
        {
            all[AnyAxis(axis)] =
                axis >= to - 1 ? []
                : axis == last ? Enumerable.Range(axis, to - 1 - axis).Select(AnyAxis).ToArray()
                : [AnyAxis(axis)];
        }

        return new(all);
    }

    /// <summary>This, with one name for <paramref name="axis"/>: for a copy of something that speaks of a single axis.</summary>
    public AxisMap With(string axis, string name)
    {
        var all = names.ToDictionary(pair => pair.Key, pair => pair.Value);
        all[axis] = [name];
        return new(all);
    }

    /// <summary>What becomes of <paramref name="name"/>; null where it is no axis that changes.</summary>
    public IReadOnlyList<string>? this[string name] => names.TryGetValue(name, out var to) ? to : null;

    private static IReadOnlyList<string> Axes(int first, int count) =>
        Enumerable.Range(first, count).Select(Axis).ToArray();
}
