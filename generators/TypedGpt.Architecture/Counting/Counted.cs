using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Counting;

/// <summary>A count of a model, or which of its layers keep it from being known.</summary>
/// <param name="Known">The count; zero where it is not known.</param>
/// <param name="Unknown">The layer classes that the user wrote by hand, as the model names them.</param>
internal sealed record Counted(BigInteger Known, EquatableArray<string> Unknown)
{
    public static readonly Counted Zero = new(BigInteger.Zero, []);

    /// <summary>The count; null where it is not known.</summary>
    public BigInteger? Value => Unknown.Count == 0 ? Known : null;

    /// <summary>Why it is not known, as a sentence goes on: <c>Gpt.Attention is written by hand</c>.</summary>
    public string Reason(string model) =>
        string.Join(" and ", Unknown.Select(layer => $"{model}.{layer}"))
        + (Unknown.Count == 1 ? " is written by hand" : " are written by hand");

    public static Counted Of(BigInteger known) => new(known, []);

    public static Counted ByHand(string layer) => new(BigInteger.Zero, [layer]);

    public static Counted operator +(Counted left, Counted right) =>
        new(left.Known + right.Known, left.Unknown.Union(right.Unknown).ToEquatableArray());

    public static Counted operator *(BigInteger times, Counted counted) =>
        counted with
        {
            Known = times * counted.Known,
        };

    public static Counted Sum(IEnumerable<Counted> counts) => counts.Aggregate(Zero, (sum, counted) => sum + counted);
}
