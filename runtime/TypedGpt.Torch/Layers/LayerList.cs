using System.Collections;
using System.Globalization;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Layers of one kind, in their order, named 0, 1, 2 and so on in the state dictionary.</summary>
public sealed class LayerList<T> : Layer, IReadOnlyList<T>
    where T : torch.nn.Module
{
    private readonly T[] layers;

    /// <summary>Makes <paramref name="count"/> layers, one after the other.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="make">Makes the next one.</param>
    public LayerList(int count, Func<T> make)
        : this(count, _ => make()) { }

    /// <summary>Makes <paramref name="count"/> layers, one after the other, of a class that depends on the place.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="make">Makes the one at a place, from 0.</param>
    public LayerList(int count, Func<int, T> make)
        : base("LayerList")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        layers = new T[count];
        for (var i = 0; i < count; i++)
        {
            layers[i] = Register(i.ToString(CultureInfo.InvariantCulture), make(i));
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => layers.Length;

    /// <summary>The layer at <paramref name="index"/>, from 0.</summary>
    public T this[int index] => layers[index];

    /// <summary>The layers in their order, without an allocation.</summary>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => new ReadOnlySpan<T>(layers).GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)layers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => layers.GetEnumerator();
}
