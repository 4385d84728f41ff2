using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TypedGpt.Cli.Tokenize;

/// <summary>One line of a file of texts or ids.</summary>
internal sealed class JsonLine
{
    private readonly JsonElement row;

    private JsonLine(JsonElement row) => this.row = row;

    /// <summary>The text.</summary>
    public string Text =>
        row.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw new InvalidDataException("it has no \"text\" that is a text.");

    /// <summary>The ids.</summary>
    public int[] Ids =>
        row.TryGetProperty("ids", out var ids) && ids.ValueKind == JsonValueKind.Array
            ? [.. ids.EnumerateArray().Select(Id)]
            : throw new InvalidDataException("it has no \"ids\" that are a list.");

    /// <summary>Whether special tokens count; null where it is not said.</summary>
    public bool? Special =>
        !row.TryGetProperty("special", out var special) ? null
        : special.ValueKind is JsonValueKind.True or JsonValueKind.False ? special.GetBoolean()
        : throw new InvalidDataException("its \"special\" is neither true nor false.");

    /// <summary>Reads a line.</summary>
    /// <exception cref="InvalidDataException">It is no object.</exception>
    public static JsonLine Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutLoneSurrogates(line));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(document.RootElement.Clone())
                : throw new InvalidDataException("it is no JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it is not JSON: byte {wrong.BytePositionInLine + 1} is not what belongs there."
                ),
                wrong
            );
        }
    }

    private static int Id(JsonElement id) =>
        id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out var value)
            ? value
            : throw new InvalidDataException($"{id.GetRawText()} is no token id.");

    /// <summary>
    /// The line with U+FFFD for each escaped half of a pair that stands alone: other programs write them, .NET's reader refuses
    /// them, and tokenizers take them for U+FFFD.
    /// </summary>
    private static string WithoutLoneSurrogates(string line)
    {
        var result = new StringBuilder(line);
        for (
            var at = line.IndexOf('\\');
            at >= 0 && at < line.Length;
            at = at < line.Length ? line.IndexOf('\\', at) : -1
        )
        {
            var unit = Escaped(line, at);
            if (
                unit is { } high
                && char.IsHighSurrogate(high)
                && Escaped(line, at + 6) is { } low
                && char.IsLowSurrogate(low)
            )
            {
                at += 12;
                continue;
            }

            if (unit is { } alone && char.IsSurrogate(alone))
            {
                result.Remove(at, 6).Insert(at, "\\uFFFD");
            }

            at += unit is null ? 2 : 6;
        }

        return result.ToString();
    }

    private static char? Escaped(string line, int at) =>
        at + 6 <= line.Length
        && line[at] == '\\'
        && line[at + 1] == 'u'
        && ushort.TryParse(
            line.AsSpan(at + 2, 4),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var unit
        )
            ? (char)unit
            : null;
}
