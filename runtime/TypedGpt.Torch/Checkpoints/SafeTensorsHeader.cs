using System.Text.Json;
using System.Text.Unicode;

namespace TypedGpt.Torch;

/// <summary>
/// The header of a safetensors file: a json object of names to type, shape and place. It is read strictly, because
/// everything that is then copied depends on it: the tensors lie one behind the other from the first byte of the values
/// to the last, and the bytes of each are those that its shape needs.
/// </summary>
internal static class SafeTensorsHeader
{
    /// <summary>The largest header that the format allows, in bytes.</summary>
    public const long Largest = 100_000_000;

    /// <summary>The most axes that a tensor may have.</summary>
    private const int MostAxes = 64;

    /// <summary>Far more than any name has: what compares names may take the square of it.</summary>
    private const int LongestName = 4096;

    private const string Metadata = "__metadata__";

    /// <summary>The tensors in the order of their places.</summary>
    /// <param name="json">The header.</param>
    /// <param name="valueBytes">How many bytes lie behind it.</param>
    /// <exception cref="CheckpointException">The header breaks a rule of the format. The message does not name the file.</exception>
    public static IReadOnlyList<StoredTensor> Parse(ReadOnlySpan<byte> json, long valueBytes)
    {
        if (!Utf8.IsValid(json))
        {
            throw new CheckpointException("the header is not UTF-8");
        }

        try
        {
            var tensors = ReadAll(json);
            tensors.Sort((one, other) => (one.Start, one.Bytes).CompareTo((other.Start, other.Bytes)));
            RequireNoGaps(tensors, valueBytes);
            return tensors;
        }
        catch (JsonException wrong)
        {
            throw new CheckpointException(
                $"the header is no json: {FirstSentence(wrong.Message)} (at byte {wrong.BytePositionInLine ?? 0})",
                wrong
            );
        }
        catch (InvalidOperationException wrong)
        {
            // The reader's word for an escaped half of a surrogate pair.
            throw new CheckpointException("the header holds a name that is no text", wrong);
        }
    }

    private static List<StoredTensor> ReadAll(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
        var tensors = new List<StoredTensor>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        reader.Read();
        Expect(reader.TokenType, JsonTokenType.StartObject, "the header");
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (name.Length > LongestName)
            {
                throw new CheckpointException(
                    $"{Quoted.Name(name)} has {name.Length} letters, and {LongestName} are allowed"
                );
            }

            if (!names.Add(name))
            {
                throw new CheckpointException($"{Quoted.Name(name)} is there twice");
            }

            if (name == Metadata)
            {
                SkipMetadata(ref reader);
            }
            else
            {
                tensors.Add(ReadTensor(ref reader, name));
            }
        }

        // Padding may follow, and nothing else: the reader throws.
        reader.Read();
        return tensors;
    }

    private static void SkipMetadata(ref Utf8JsonReader reader)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        Expect(Next(ref reader), JsonTokenType.StartObject, Metadata);
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            if (!keys.Add(key))
            {
                throw new CheckpointException($"{Metadata} has {Quoted.Name(key)} twice");
            }

            Expect(Next(ref reader), JsonTokenType.String, $"{Quoted.Name(key)} of {Metadata}");
        }
    }

    private static StoredTensor ReadTensor(ref Utf8JsonReader reader, string name)
    {
        var shown = Quoted.Name(name);
        string? type = null;
        List<long>? shape = null;
        List<long>? range = null;
        Expect(Next(ref reader), JsonTokenType.StartObject, shown);
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            var key = reader.GetString();
            switch (key)
            {
                case "dtype" when type is null:
                    Expect(Next(ref reader), JsonTokenType.String, $"dtype of {shown}");
                    type = reader.GetString();
                    break;
                case "shape" when shape is null:
                    shape = Numbers(ref reader, $"shape of {shown}", MostAxes);
                    break;
                case "data_offsets" when range is null:
                    range = Numbers(ref reader, $"data_offsets of {shown}", 2);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw new CheckpointException($"{shown} has its {key} twice");
                default:
                    throw new CheckpointException(
                        $"{shown} has a key that the format does not know: {Quoted.Name(key!)}"
                    );
            }
        }

        return Checked(
            name,
            type ?? throw new CheckpointException($"{shown} has no dtype"),
            shape ?? throw new CheckpointException($"{shown} has no shape"),
            range ?? throw new CheckpointException($"{shown} has no data_offsets")
        );
    }

    private static List<long> Numbers(ref Utf8JsonReader reader, string what, int most)
    {
        var numbers = new List<long>();
        Expect(Next(ref reader), JsonTokenType.StartArray, what);
        while (Next(ref reader) != JsonTokenType.EndArray)
        {
            Expect(reader.TokenType, JsonTokenType.Number, $"a number of {what}");
            if (!reader.TryGetInt64(out var number) || number < 0)
            {
                throw new CheckpointException(
                    $"{what} holds a number that is no size, not a whole one from 0 to 2^63 - 1"
                );
            }

            if (numbers.Count == most)
            {
                throw new CheckpointException($"{what} holds more than {most} numbers");
            }

            numbers.Add(number);
        }

        return numbers;
    }

    private static StoredTensor Checked(string name, string type, List<long> shape, List<long> range)
    {
        var shown = Quoted.Name(name);
        if (!StoredTypes.TryParse(type, out var known))
        {
            throw new CheckpointException($"{shown} is of a type that the format does not know: {Quoted.Name(type)}");
        }

        if (range.Count != 2 || range[1] < range[0])
        {
            throw new CheckpointException(
                $"data_offsets of {shown} are {Quoted.Shape(range)}, not a first byte and the one behind the last"
            );
        }

        var needed = BytesOf(known, shape);
        var bytes = range[1] - range[0];
        return needed == bytes
            ? new(name, known, [.. shape], range[0], bytes)
            : throw new CheckpointException(
                $"{shown} is {type} {Quoted.Shape(shape)}, which is {Counted(needed)} bytes, and has {bytes}"
            );
    }

    /// <summary>The bytes of so many values; null where they are no whole number of bytes below 2^63.</summary>
    private static long? BytesOf(StoredType type, List<long> shape)
    {
        if (shape.Contains(0))
        {
            return 0;
        }

        Int128 bits = type.Bits();
        foreach (var size in shape)
        {
            bits *= size;
            if (bits > (Int128)long.MaxValue * 8)
            {
                return null;
            }
        }

        return bits % 8 == 0 ? (long)(bits / 8) : null;
    }

    private static string Counted(long? bytes) => bytes is { } known ? $"{known}" : "no possible number of";

    private static void RequireNoGaps(List<StoredTensor> tensors, long valueBytes)
    {
        var end = 0L;
        var before = "the header";
        foreach (var tensor in tensors)
        {
            var shown = Quoted.Name(tensor.Name);
            if (tensor.Start > valueBytes - tensor.Bytes)
            {
                throw new CheckpointException(
                    $"{shown} ends at byte {(Int128)tensor.Start + tensor.Bytes} of the values, and there are {valueBytes}: the file is truncated or its header is wrong"
                );
            }

            if (tensor.Start != end)
            {
                throw new CheckpointException(
                    tensor.Start < end
                        ? $"{shown} begins at byte {tensor.Start} of the values, within {before}, which ends at {end}"
                        : $"between {before}, which ends at byte {end} of the values, and {shown}, which begins at {tensor.Start}, lies what belongs to no tensor"
                );
            }

            end = tensor.Start + tensor.Bytes;
            before = shown;
        }

        if (end != valueBytes)
        {
            throw new CheckpointException(
                $"behind the last tensor, at byte {end} of the values, lie {valueBytes - end} bytes that belong to no tensor"
            );
        }
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) =>
        reader.Read() ? reader.TokenType : throw new JsonException("It ends too early.");

    private static void Expect(JsonTokenType found, JsonTokenType wanted, string what)
    {
        if (found != wanted)
        {
            throw new CheckpointException($"{what} is {Word(found)} and not {Word(wanted)}");
        }
    }

    private static string Word(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => "a text",
            JsonTokenType.Number => "a number",
            _ => token.ToString().ToLowerInvariant(),
        };

    private static string FirstSentence(string message) => Quoted.Name(message.Split(". ")[0].TrimEnd('.'));
}
