using System.Globalization;
using System.Numerics;
using System.Text;

namespace TypedGpt.Templates.Values;

/// <summary>Writes values as Python's json.dumps writes them.</summary>
internal sealed class JsonText(bool ascii, string? indent, string itemSeparator, string keySeparator, bool sorted)
{
    private readonly StringBuilder text = new();
    private bool foreign;

    /// <summary>The JSON of a value.</summary>
    public PyText Write(object? value)
    {
        Write(value, 0);
        return PyText.Of(text.ToString(), foreign);
    }

    private void Write(object? value, int depth)
    {
        Python.Guard(depth);
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case BigInteger whole:
                text.Append(whole.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                text.Append(Number(number));
                break;
            case PyText inner:
                foreign |= inner.IsForeign;
                Quote(inner.Value);
                break;
            case PyList or PyTuple:
                WriteAll('[', Python.Items(value), ']', depth, item => Write(item, depth + 1));
                break;
            case PyDict dict:
                var entries = sorted
                    ?
                    [
                        .. dict.Entries.Order(
                            Comparer<KeyValuePair<object?, object?>>.Create((a, b) => Python.Compare(a.Key, b.Key, "<"))
                        ),
                    ]
                    : dict.Entries;
                WriteAll(
                    '{',
                    entries,
                    '}',
                    depth,
                    entry =>
                    {
                        foreign |= entry.Key is PyText { IsForeign: true };
                        Quote(Key(entry.Key));
                        text.Append(keySeparator);
                        Write(entry.Value, depth + 1);
                    }
                );
                break;
            default:
                throw new PythonException($"tojson does not write a value of type {Python.TypeOf(value)}.");
        }
    }

    private void WriteAll<T>(char open, IReadOnlyList<T> items, char close, int depth, Action<T> write)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : itemSeparator);
            NewLine(depth + 1);
            write(items[i]);
        }

        if (items.Count > 0)
        {
            NewLine(depth);
        }

        text.Append(close);
    }

    private void NewLine(int depth)
    {
        if (indent is null)
        {
            return;
        }

        text.Append('\n');
        for (var i = 0; i < depth; i++)
        {
            text.Append(indent);
        }
    }

    private static string Number(double number) =>
        double.IsNaN(number) ? "NaN"
        : double.IsPositiveInfinity(number) ? "Infinity"
        : double.IsNegativeInfinity(number) ? "-Infinity"
        : Python.Text(number);

    private static string Key(object? key) =>
        key switch
        {
            PyText name => name.Value,
            null => "null",
            bool truth => truth ? "true" : "false",
            double number => Number(number),
            BigInteger whole => whole.ToString(CultureInfo.InvariantCulture),
            _ => throw new PythonException($"tojson does not write keys of type {Python.TypeOf(key)}."),
        };

    private void Quote(string value)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            switch (letter)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append(@"\\");
                    break;
                case '\n':
                    text.Append(@"\n");
                    break;
                case '\r':
                    text.Append(@"\r");
                    break;
                case '\t':
                    text.Append(@"\t");
                    break;
                case '\f':
                    text.Append(@"\f");
                    break;
                case '\b':
                    text.Append(@"\b");
                    break;
                default:
                    if (letter < ' ' || (ascii && letter > '~'))
                    {
                        text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
                    }
                    else
                    {
                        text.Append(letter);
                    }

                    break;
            }
        }

        text.Append('"');
    }
}
