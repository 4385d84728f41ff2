using System.Globalization;

namespace TypedGpt.Tokenizers.Files;

/// <summary>Reads keys of GGUF's metadata by kind, and says by name which is missing or of another.</summary>
/// <param name="metadata">Keys and values.</param>
/// <param name="prefix">What each key begins with.</param>
/// <param name="name">What the file is called.</param>
internal sealed class MetadataKeys(IReadOnlyDictionary<string, object> metadata, string prefix, string name)
{
    /// <summary>What the file is called.</summary>
    public string Name => name;

    public string Text(string key) => FindText(key) ?? throw Missing(key);

    public string? FindText(string key) => Find<string>(key, "a text");

    public string[] Texts(string key) => Find<string[]>(key, "a list of texts") ?? throw Missing(key);

    public float[] Floats(string key) => Find<float[]>(key, "a list of float32") ?? throw Missing(key);

    public int[]? FindIntegers(string key) =>
        Find(key) switch
        {
            null => null,
            int[] signed => signed,
            uint[] unsigned => [.. unsigned.Select(value => (int)Math.Min(value, int.MaxValue))],
            _ => throw Wrong(key, "a list of int32"),
        };

    public bool Flag(string key, bool otherwise) =>
        Find(key) switch
        {
            null => otherwise,
            bool truth => truth,
            _ => throw Wrong(key, "true or false"),
        };

    /// <summary>A token id; null where the key is missing.</summary>
    public int? FindId(string key, int count)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        var id = value is uint or int or ulong or long or ushort or short or byte or sbyte
            ? Convert.ToDecimal(value, CultureInfo.InvariantCulture)
            : throw Wrong(key, "a token id");
        return id >= 0 && id < count
            ? (int)id
            : throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: {prefix}{key} is {id}, and there are {count} tokens."
                )
            );
    }

    private object? Find(string key) => metadata.GetValueOrDefault(prefix + key);

    private T? Find<T>(string key, string wanted)
        where T : class => Find(key) is { } value ? value as T ?? throw Wrong(key, wanted) : null;

    private InvalidDataException Missing(string key) => new($"{name} lacks the key '{prefix}{key}'.");

    private InvalidDataException Wrong(string key, string wanted) => new($"{name}: {prefix}{key} is not {wanted}.");
}
