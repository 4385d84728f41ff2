namespace TypedGpt.Templates.Values;

/// <summary>A dictionary in the order in which its keys came.</summary>
internal sealed class PyDict
{
    private readonly Dictionary<object, int> places = new(KeyComparer.Instance);
    private readonly List<KeyValuePair<object?, object?>> entries = [];

    /// <summary>None as a key.</summary>
    private static readonly object NoneKey = new();

    /// <summary>Keys and values.</summary>
    public IReadOnlyList<KeyValuePair<object?, object?>> Entries => entries;

    /// <summary>The value of a text as key, for those who build one.</summary>
    public object? this[string key]
    {
        set => Set(new PyText(key), value);
    }

    public void Set(object? key, object? value)
    {
        if (places.TryGetValue(key ?? NoneKey, out var at))
        {
            entries[at] = new(entries[at].Key, value);
        }
        else
        {
            places.Add(key ?? NoneKey, entries.Count);
            entries.Add(new(key, value));
        }
    }

    public bool TryGet(object? key, out object? value)
    {
        var found = places.TryGetValue(key ?? NoneKey, out var at);
        value = found ? entries[at].Value : null;
        return found;
    }

    /// <summary>Keys are equal as values are: 1, 1.0 and true are one key.</summary>
    private sealed class KeyComparer : IEqualityComparer<object>
    {
        public static readonly KeyComparer Instance = new();

        public new bool Equals(object? left, object? right) =>
            ReferenceEquals(left, right) || Python.AreEqual(left, right);

        public int GetHashCode(object key) =>
            key switch
            {
                PyTuple tuple => tuple.Items.Aggregate(
                    7,
                    (hash, item) => (hash * 31) + (item is null ? 0 : GetHashCode(item))
                ),
                _ when Python.Number(key) is { } number => (number == 0 ? 0.0 : number).GetHashCode(),
                _ => key.GetHashCode(),
            };
    }
}
