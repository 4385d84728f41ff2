namespace TypedGpt.Architecture.Sources.Json;

/// <summary>What a text is as JSON: a value, or the first problem in it.</summary>
internal sealed record JsonText(JsonValue? Value, JsonProblem? Problem)
{
    /// <summary>How many values may lie in one another.</summary>
    public const int DeepestNesting = 64;

    /// <summary>
    /// Reads a text by RFC 8259, strictly: one value, no key twice in an object, no comments. Never throws, whatever the
    /// text is.
    /// </summary>
    public static JsonText Read(string text)
    {
        var reader = new JsonReader(text);
        var value = reader.Document();
        return new(reader.Problem is null ? value : null, reader.Problem);
    }
}
