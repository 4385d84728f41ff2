using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Forward;

/// <summary>The axes of a value, outermost first, each named by its dimension.</summary>
[CollectionBuilder(typeof(Axes), nameof(Of))]
internal readonly record struct Axes(EquatableArray<string> Dims) : IReadOnlyList<string>
{
    public const string Batch = nameof(Batch);
    public const string Seq = nameof(Seq);
    public const string KeySeq = nameof(KeySeq);

    /// <summary>The tokens that one expert is sent.</summary>
    public const string Routed = nameof(Routed);

    /// <summary>The axes whose size only the running program knows.</summary>
    public static readonly Axes OfTheRun = [Batch, Seq, KeySeq, Routed];

    /// <summary>What flows from layer to layer: a vector for each token read.</summary>
    public static readonly Axes Tokens = [Batch, Seq, "Emb"];

    /// <summary>Token ids.</summary>
    public static readonly Axes Ids = [Batch, Seq];

    public static Axes Of(ReadOnlySpan<string> dims) => new(EquatableArray.Create(dims));

    public int Count => Dims.Count;

    public string this[int at] => Dims[at];

    /// <summary>The innermost axis; empty where there is none.</summary>
    public string Last => Count == 0 ? "" : Dims[Count - 1];

    /// <summary>The same with another innermost axis.</summary>
    public Axes WithLast(string dim) => new(Dims.Take(Count - 1).Append(dim).ToEquatableArray());

    /// <summary>The same with <paramref name="dim"/> in the place of each <paramref name="old"/>.</summary>
    public Axes With(string old, string dim) => new(Dims.Select(at => at == old ? dim : at).ToEquatableArray());

    /// <summary>The same with the axes at <paramref name="first"/> and the next in each other's place.</summary>
    public Axes Swapped(int first)
    {
        var dims = Dims.ToArray();
        (dims[first], dims[first + 1]) = (dims[first + 1], dims[first]);
        return new(new EquatableArray<string>(dims));
    }

    /// <summary>The same with <paramref name="count"/> axes from <paramref name="at"/> on replaced.</summary>
    public Axes Replaced(int at, int count, params string[] dims) =>
        new(Dims.Take(at).Concat(dims).Concat(Dims.Skip(at + count)).ToEquatableArray());

    /// <summary>Whether these are the innermost axes of <paramref name="whole"/>, so that a sum can repeat them.</summary>
    public bool IsTailOf(Axes whole) =>
        Count <= whole.Count && Dims.SequenceEqual(whole.Dims.Skip(whole.Count - Count));

    public IEnumerator<string> GetEnumerator() => Dims.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The axes as readers see them, such as <c>[Batch, Seq, Emb]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Dims)}]";
}
