using System.Globalization;
using System.Numerics;

namespace TypedGpt.Templates.Values;

/// <summary>The arguments of a call, by place and by name.</summary>
/// <param name="Of">What is called, for messages.</param>
/// <param name="Places">Those without a name.</param>
/// <param name="Names">Those with one.</param>
internal sealed record Arguments(string Of, IReadOnlyList<object?> Places, IReadOnlyDictionary<string, object?> Names)
{
    /// <summary>Refuses arguments beyond those that are known.</summary>
    public Arguments Expect(params ReadOnlySpan<string> names)
    {
        if (Places.Count > names.Length)
        {
            throw new PythonException(
                string.Create(CultureInfo.InvariantCulture, $"{Of} takes {names.Length} arguments, not {Places.Count}.")
            );
        }

        foreach (var name in Names.Keys)
        {
            if (names.IndexOf(name) < 0)
            {
                throw new PythonException($"{Of} has no argument '{name}'.");
            }
        }

        return this;
    }

    /// <summary>An argument; false where it was not given.</summary>
    public bool TryGet(int place, string name, out object? value)
    {
        value = null;
        if (place < Places.Count)
        {
            value = Places[place];
            return true;
        }

        return Names.TryGetValue(name, out value);
    }

    /// <summary>An argument that has to be there.</summary>
    public object? Get(int place, string name) =>
        TryGet(place, name, out var value) ? value : throw new PythonException($"{Of} lacks its argument '{name}'.");

    public object? Get(int place, string name, object? otherwise) =>
        TryGet(place, name, out var value) ? value : otherwise;

    public bool Truth(int place, string name, bool otherwise) =>
        TryGet(place, name, out var value) ? Python.Truth(value) : otherwise;

    /// <summary>A text; null for none.</summary>
    public PyText? FindText(int place, string name) =>
        Get(place, name, null) switch
        {
            null => null,
            PyText text => text,
            var other => throw new PythonException($"'{name}' of {Of} is a text, not {Python.TypeOf(other)}."),
        };

    public PyText Text(int place, string name) =>
        Get(place, name) as PyText
        ?? throw new PythonException($"'{name}' of {Of} is a text, not {Python.TypeOf(Get(place, name))}.");

    public int Int(int place, string name, int otherwise) =>
        TryGet(place, name, out var value) ? Python.Index(value, $"'{name}' of {Of}") : otherwise;
}
