using System.ComponentModel;
using System.Globalization;

namespace TypedGpt;

/// <summary>
/// Reads the table of parameters that is emitted for a model: a row for each, as <see cref="WeightInfo.ToString"/> prints
/// it, with the dims beside their sizes, and above rows of layers that are there several times their number. What is one
/// text costs the compiler nothing, where a constructor call for each row was a seventh of its time.
/// </summary>
public static class WeightTable
{
    private const string Arrow = " <- ";
    private const string Times = " x ";
    private const string Axis = "axis ";

    /// <summary>The rows of <paramref name="table"/>, those of repeated layers one after the other, numbered from 0.</summary>
    /// <exception cref="FormatException">A line is neither a row nor the heading of rows.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static IReadOnlyList<WeightInfo> Read(string table)
    {
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var at = 0;
        return Rows(lines, ref at, depth: 0);
    }

    private static List<WeightInfo> Rows(string[] lines, ref int at, int depth)
    {
        var rows = new List<WeightInfo>();
        while (at < lines.Length && Depth(lines[at]) == depth)
        {
            var (here, there) = Halves(lines[at++].Trim());
            if (here.IndexOf(Times, StringComparison.Ordinal) is > 0 and var times)
            {
                var layer = Rows(lines, ref at, depth + 1);
                var count = Number(here[..times]);
                for (var number = 0; number < count; number++)
                {
                    rows.AddRange(layer.Select(row => Below(row, here[(times + Times.Length)..], there, number)));
                }
            }
            else
            {
                rows.Add(Row(here, there));
            }
        }

        return at == lines.Length || Depth(lines[at]) < depth ? rows : throw Malformed(lines[at]);
    }

    /// <summary>Rows stand below their heading by four blanks.</summary>
    private static int Depth(string line) => (line.Length - line.TrimStart(' ').Length) / 4;

    private static (string Here, string? There) Halves(string line) =>
        line.IndexOf(Arrow, StringComparison.Ordinal) is >= 0 and var arrow
            ? (line[..arrow], line[(arrow + Arrow.Length)..])
            : (line, null);

    private static WeightInfo Row(string here, string? there)
    {
        var open = here.IndexOf(" [", StringComparison.Ordinal);
        if (open < 0 || !here.EndsWith(']'))
        {
            throw Malformed(here);
        }

        long[] shape = [.. here[(open + 2)..^1].Split(", ").Select(dim => Number(dim[(dim.LastIndexOf(' ') + 1)..]))];
        return new(here[..open], shape, there is null ? null : Slot(there));
    }

    /// <summary>
    /// A stored tensor's name and what is done with it: <c>qkv.weight, transposed, 12 x 64 of 192 from 64, axis 1</c> are
    /// 64 rows from the 64th on in each of 12 groups of 192.
    /// </summary>
    private static CheckpointSlot Slot(string there)
    {
        var words = there.Split(", ");
        var slot = new CheckpointSlot(words[0]);
        foreach (var word in words.Skip(1))
        {
            slot =
                word == "transposed" ? slot with { Transposed = true }
                : word.StartsWith(Axis, StringComparison.Ordinal)
                    ? slot with
                    {
                        SliceAxis = (int)Number(word[Axis.Length..]),
                    }
                : slot with { Slice = Slice(word) };
        }

        return slot;
    }

    private static CheckpointSlice Slice(string text)
    {
        var words = text.Split(' ');
        return words switch
        {
            [var groups, "x", var count, "of", var of, "from", var start] => new(
                Number(groups),
                Number(start),
                Number(count),
                Number(of)
            ),
            [var count, "of", var of, "from", var start] => new(1, Number(start), Number(count), Number(of)),
            _ => throw Malformed(text),
        };
    }

    private static WeightInfo Below(WeightInfo row, string name, string? checkpoint, int number)
    {
        var prefix = number.ToString(CultureInfo.InvariantCulture) + ".";
        return row with
        {
            Name = name + prefix + row.Name,
            Checkpoint = row.Checkpoint is null
                ? null
                : row.Checkpoint with
                {
                    Name = checkpoint + prefix + row.Checkpoint.Name,
                },
        };
    }

    private static long Number(string digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Malformed(digits);

    private static FormatException Malformed(string text) => new($"'{text.Trim()}' is no row of a table of weights.");
}
