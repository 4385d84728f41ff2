using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedGpt.Tokenizers;

namespace TypedGpt.Cli.Tokenize;

/// <summary>Prints the ids of texts, or the texts of ids.</summary>
internal sealed class TokenizeCommand(TextTokenizer tokenizer, TokenizeOptions options, TextWriter output)
{
    /// <summary>Text as it is: the receiver is a program, not a page.</summary>
    private static readonly JsonSerializerOptions Unescaped = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly int[] front = options.Bos ? [Named(tokenizer.BosId, "begins")] : [];
    private readonly int[] back = options.Eos ? [Named(tokenizer.EosId, "ends")] : [];

    /// <summary>Runs the verb on one text or on the lines of a file.</summary>
    /// <exception cref="InvalidDataException">A line cannot be read, or an id is no token; the message has its number.</exception>
    public void Run(string? text, string? lines, bool decode)
    {
        if (text is not null)
        {
            Print(decode, decode ? Ids(text) : Encode(text, options.Special), options.Special);
            return;
        }

        using var reader = lines == "-" ? Console.In : new StreamReader(lines!);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var name = string.Create(
                CultureInfo.InvariantCulture,
                $"{(lines == "-" ? "standard input" : lines)}, line {number}"
            );
            try
            {
                var row = JsonLine.Parse(line);
                var special = row.Special ?? options.Special;
                Print(decode, decode ? row.Ids : Encode(row.Text, special), special);
            }
            catch (Exception wrong) when (wrong is InvalidDataException or ArgumentOutOfRangeException)
            {
                throw new InvalidDataException($"{name}: {wrong.Message.Split(" (Parameter", 2)[0]}", wrong);
            }
        }
    }

    private int[] Encode(string text, bool special) => [.. front, .. tokenizer.Encode(text, special), .. back];

    private void Print(bool decode, int[] ids, bool special)
    {
        if (decode)
        {
            var text = tokenizer.Decode(ids, special);
            output.WriteLine(options.Json ? JsonSerializer.Serialize(new { text }, Unescaped) : text);
        }
        else
        {
            output.WriteLine(options.Json ? JsonSerializer.Serialize(new { ids }, Unescaped) : string.Join(' ', ids));
        }
    }

    private static int[] Ids(string text) =>
        [
            .. text.Trim('[', ']', ' ')
                .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                .Select(word =>
                    int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                        ? id
                        : throw new InvalidDataException($"'{word}' is no token id.")
                ),
        ];

    private static int Named(int? id, string does) =>
        id ?? throw new InvalidDataException($"the tokenizer names no token that {does} a text; leave the option out.");
}
