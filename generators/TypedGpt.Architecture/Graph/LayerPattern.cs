using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Graph;

/// <summary>Which layer class stands at which place of a list: local and global, dense and sparse blocks in turn.</summary>
/// <param name="First">The classes of the first places, which the cycle does not reach.</param>
/// <param name="Cycle">The classes of all further places, again and again.</param>
internal sealed record LayerPattern(EquatableArray<string> First, EquatableArray<string> Cycle)
{
    /// <summary>The class at a place, from 0.</summary>
    public string At(long place) =>
        place < First.Count ? First[(int)place] : Cycle[(int)((place - First.Count) % Cycle.Count)];

    /// <summary>Every class, once.</summary>
    public IEnumerable<string> Classes => First.Concat(Cycle).Distinct();

    /// <summary>How many of the first <paramref name="count"/> places a class has.</summary>
    public long CountOf(string name, long count)
    {
        var first = First.Take((int)System.Math.Min(First.Count, count)).LongCount(at => at == name);
        var rest = System.Math.Max(0, count - First.Count);
        var begun = (int)(rest % Cycle.Count);
        return first
            + (rest / Cycle.Count * Cycle.LongCount(at => at == name))
            + Cycle.Take(begun).LongCount(at => at == name);
    }
}
