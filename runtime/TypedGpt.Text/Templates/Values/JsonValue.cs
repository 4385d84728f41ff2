using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace TypedGpt.Templates.Values;

/// <summary>JSON as values of a template. Whole numbers and others stay apart: they print differently.</summary>
internal static class JsonValue
{
    /// <summary>The value of an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="foreign">Whether its texts are those of strangers.</param>
    public static object? Read(JsonElement element, bool foreign)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var dict = new PyDict();
                foreach (var entry in element.EnumerateObject())
                {
                    dict.Set(PyText.Of(entry.Name, foreign), Read(entry.Value, foreign));
                }

                return dict;
            case JsonValueKind.Array:
                return new PyList([.. element.EnumerateArray().Select(item => Read(item, foreign))]);
            case JsonValueKind.String:
                return PyText.Of(element.GetString()!, foreign);
            case JsonValueKind.Number:
                var digits = element.GetRawText();
                return digits.AsSpan().IndexOfAny(".eE") < 0
                    ? BigInteger.Parse(digits, CultureInfo.InvariantCulture)
                    : double.Parse(digits, CultureInfo.InvariantCulture);
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                return null;
        }
    }
}
