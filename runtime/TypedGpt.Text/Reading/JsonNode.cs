using System.Globalization;
using System.Text.Json;

namespace TypedGpt.Reading;

/// <summary>
/// A value of a JSON file together with where it stands, so that what is missing or of another kind is said by name and
/// not by an exception of the parser's.
/// </summary>
/// <param name="Element">The value.</param>
/// <param name="Path">The file and the keys that lead to the value.</param>
internal readonly record struct JsonNode(JsonElement Element, string Path)
{
    /// <summary>Whether the value is an object.</summary>
    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    /// <summary>Whether the value is an array.</summary>
    public bool IsArray => Element.ValueKind == JsonValueKind.Array;

    /// <summary>Whether the value is a text.</summary>
    public bool IsText => Element.ValueKind == JsonValueKind.String;

    /// <summary>Reads JSON.</summary>
    /// <exception cref="InvalidDataException">It is not JSON.</exception>
    public static JsonNode Parse(ReadOnlyMemory<byte> utf8, string name)
    {
        try
        {
            if (utf8.Span.StartsWith("\uFEFF"u8))
            {
                utf8 = utf8[3..];
            }

            using var document = JsonDocument.Parse(utf8);
            return new(document.RootElement.Clone(), name);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} is not JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1} is not what belongs there."
                ),
                wrong
            );
        }
    }

    /// <summary>The value of a key, null where the key is missing or its value is null.</summary>
    public JsonNode? Find(string key)
    {
        Expect(JsonValueKind.Object, "an object");
        return Element.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null
            ? new JsonNode(value, $"{Path}: {key}")
            : null;
    }

    /// <summary>The value of a key.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public JsonNode Get(string key) => Find(key) ?? throw new InvalidDataException($"{Path} lacks the key '{key}'.");

    /// <summary>The text of a key, null where there is none.</summary>
    public string? FindText(string key) => Find(key)?.Text();

    /// <summary>The truth of a key, or what holds where the key is missing.</summary>
    public bool Flag(string key, bool otherwise) => Find(key)?.Truth() ?? otherwise;

    /// <summary>The value as a text. Halves of surrogate pairs cannot stand in it.</summary>
    public string Text()
    {
        Expect(JsonValueKind.String, "a text");
        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException wrong)
        {
            throw new InvalidDataException($"{Path} holds half of a surrogate pair.", wrong);
        }
    }

    /// <summary>The value as true or false.</summary>
    public bool Truth() =>
        Element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong("true or false"),
        };

    /// <summary>The value as an int32 of at least 0.</summary>
    public int Count() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var number) && number >= 0
            ? number
            : throw Wrong("a whole number from 0 to 2147483647");

    /// <summary>The value as a finite number.</summary>
    public double Number() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Wrong("a number");

    /// <summary>The values of an array.</summary>
    public IEnumerable<JsonNode> Items()
    {
        Expect(JsonValueKind.Array, "an array");
        var path = Path;
        return Element
            .EnumerateArray()
            .Select(
                (value, index) => new JsonNode(value, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))
            );
    }

    /// <summary>The keys and values of an object, in the order of the file.</summary>
    public IEnumerable<(string Key, JsonNode Value)> Entries()
    {
        Expect(JsonValueKind.Object, "an object");
        var path = Path;
        return Element.EnumerateObject().Select(entry => (Name(entry, path), new JsonNode(entry.Value, path)));
    }

    private static string Name(JsonProperty entry, string path)
    {
        try
        {
            return entry.Name;
        }
        catch (InvalidOperationException wrong)
        {
            throw new InvalidDataException($"{path} has a key with half of a surrogate pair.", wrong);
        }
    }

    private void Expect(JsonValueKind kind, string wanted)
    {
        if (Element.ValueKind != kind)
        {
            throw Wrong(wanted);
        }
    }

    private InvalidDataException Wrong(string wanted)
    {
        var raw = Element.GetRawText();
        return new($"{Path} is {(raw.Length > 40 ? raw[..40] + ".." : raw).ReplaceLineEndings(" ")}, not {wanted}.");
    }
}
