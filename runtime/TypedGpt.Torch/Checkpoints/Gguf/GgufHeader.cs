namespace TypedGpt.Torch;

/// <summary>
/// What stands in front of the values of a GGUF file, versions 2 and 3 (github.com/ggml-org/ggml, docs/gguf.md): keys with
/// values, then the name, the shape, the type and the place of each tensor. It is read strictly, because everything that is
/// then copied depends on it: tensors lie one behind the other, each from a multiple of the alignment on.
/// </summary>
internal sealed class GgufHeader
{
    private const uint Magic = 0x46554747;
    private const int MostKeys = 65536;
    private const int MostTensors = 1 << 20;
    private const int MostAxes = 4;
    private const int LongestName = 4096;
    private const int LongestText = 1 << 16;
    private const int LongestList = 1 << 16;
    private const int DeepestList = 4;
    private const int UsualAlignment = 32;
    private const int MostAlignment = 1 << 20;
    private const string AlignmentKey = "general.alignment";

    private readonly GgufCursor cursor;
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    private GgufHeader(GgufCursor cursor)
    {
        this.cursor = cursor;
        if (cursor.UInt32() != Magic)
        {
            throw new CheckpointException("it does not begin with GGUF");
        }

        var version = cursor.UInt32();
        if (version is not (2 or 3))
        {
            throw new CheckpointException($"it is GGUF of version {version}, and 2 and 3 are read, little-endian");
        }

        var tensors = Counted("tensors", MostTensors);
        var keys = Counted("keys", MostKeys);
        for (var at = 0; at < keys; at++)
        {
            ReadKey();
        }

        List<GgufTensor> found = [];
        for (var at = 0; at < tensors; at++)
        {
            found.Add(ReadTensor());
        }

        var alignment = Alignment();
        ValuesAt = Up(cursor.Position, alignment);
        found.Sort((one, other) => one.Stored.Start.CompareTo(other.Stored.Start));
        RequirePlaces(found, alignment, Math.Max(0, cursor.Left + cursor.Position - ValuesAt));
        Tensors = found;
    }

    /// <summary>
    /// The values by their keys: texts, truths, numbers as <c>long</c> or <c>double</c>, lists of numbers as <c>double[]</c>;
    /// null for what is longer or of another kind, such as the tokens of a vocabulary.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Values => values;

    /// <summary>The tensors in the order of their places.</summary>
    public IReadOnlyList<GgufTensor> Tensors { get; }

    /// <summary>The byte of the file at which the values of tensors begin.</summary>
    public long ValuesAt { get; }

    /// <summary>Reads the header.</summary>
    /// <exception cref="CheckpointException">It breaks a rule of the format. The message does not name the file.</exception>
    public static GgufHeader Read(GgufCursor cursor) => new(cursor);

    private int Counted(string what, int most)
    {
        var count = cursor.UInt64();
        return count <= (ulong)most
            ? (int)count
            : throw new CheckpointException($"it is said to have {count} {what}, and {most} are allowed");
    }

    private void ReadKey()
    {
        var key = cursor.Name(LongestName, "the name of a key");
        var shown = Quoted.Name(key);
        var value = Value(cursor.UInt32(), shown, depth: 0);
        if (!values.TryAdd(key, value))
        {
            throw new CheckpointException($"the key {shown} is there twice");
        }
    }

    private object? Value(uint kind, string key, int depth) =>
        kind switch
        {
            8 => Text(key),
            9 => List(key, depth),
            _ => Single(kind, key),
        };

    private string? Text(string key)
    {
        var length = cursor.UInt64();
        cursor.Require(length, key);
        if (length <= LongestText)
        {
            return cursor.Text((int)length, key);
        }

        // A chat template can be longer; what reads those does not read them here.
        cursor.Skip(length, key);
        return null;
    }

    private double[]? List(string key, int depth)
    {
        if (depth == DeepestList)
        {
            throw new CheckpointException($"{key} is a list in a list, more than {DeepestList} deep");
        }

        var kind = cursor.UInt32();
        var count = cursor.UInt64();
        if (kind is 8 or 9)
        {
            // Each takes its length at least.
            if (count > (ulong)cursor.Left / sizeof(ulong))
            {
                throw TooLong(key, count);
            }

            for (var at = 0UL; at < count; at++)
            {
                if (kind == 8)
                {
                    cursor.Skip(cursor.UInt64(), key);
                }
                else
                {
                    List(key, depth + 1);
                }
            }

            return null;
        }

        var size = SizeOf(kind, key);
        if (count > (ulong)cursor.Left / (ulong)size)
        {
            throw TooLong(key, count);
        }

        if (count > LongestList)
        {
            cursor.Skip(count * (ulong)size, key);
            return null;
        }

        var numbers = new double[count];
        for (var at = 0; at < numbers.Length; at++)
        {
            numbers[at] = Single(kind, key) switch
            {
                long whole => whole,
                double number => number,
                var truth => truth is true ? 1 : 0,
            };
        }

        return numbers;
    }

    private CheckpointException TooLong(string key, ulong count) =>
        new($"{key} is a list of {count}, and {cursor.Left} bytes follow: the file is truncated or damaged");

    private object Single(uint kind, string key) =>
        kind switch
        {
            0 => (long)cursor.Byte(),
            1 => (long)(sbyte)cursor.Byte(),
            2 => (long)cursor.UInt16(),
            3 => (long)(short)cursor.UInt16(),
            4 => (long)cursor.UInt32(),
            5 => (long)(int)cursor.UInt32(),
            6 => (double)BitConverter.UInt32BitsToSingle(cursor.UInt32()),
            7 => cursor.Byte() switch
            {
                0 => false,
                1 => true,
                var other => throw new CheckpointException($"{key} is a truth of {other}, neither 0 nor 1"),
            },
            10 => cursor.UInt64() is <= long.MaxValue and var whole
                ? (long)whole
                : throw new CheckpointException($"{key} is 2^63 or above"),
            11 => (long)cursor.UInt64(),
            12 => BitConverter.UInt64BitsToDouble(cursor.UInt64()),
            _ => throw NoKind(kind, key),
        };

    private static int SizeOf(uint kind, string key) =>
        kind switch
        {
            0 or 1 or 7 => 1,
            2 or 3 => 2,
            4 or 5 or 6 => 4,
            10 or 11 or 12 => 8,
            _ => throw NoKind(kind, key),
        };

    private static CheckpointException NoKind(uint kind, string key) =>
        new($"{key} is of the kind {kind}, and kinds go from 0 to 12");

    private GgufTensor ReadTensor()
    {
        var name = cursor.Name(LongestName, "the name of a tensor");
        var shown = Quoted.Name(name);
        var axes = cursor.UInt32();
        if (axes is 0 or > MostAxes)
        {
            throw new CheckpointException($"{shown} has {axes} axes, and 1 to {MostAxes} are allowed");
        }

        // The format names the fastest axis first.
        var shape = new long[axes];
        Int128 count = 1;
        for (var at = shape.Length - 1; at >= 0; at--)
        {
            var size = cursor.UInt64();
            count = size is 0 or > long.MaxValue ? -1 : count * size;
            if (count < 0 || count > long.MaxValue)
            {
                throw new CheckpointException($"{shown} has an axis of {size}, which no tensor has");
            }

            shape[at] = (long)size;
        }

        var type = (GgufType)cursor.UInt32();
        var start = cursor.UInt64();
        if (type.Block() is not var (inBlock, bytes))
        {
            throw new CheckpointException(
                Enum.IsDefined(type)
                    ? $"{shown} is of type {type}, which is not read here"
                    : $"{shown} is of type {(uint)type}, which is not known here"
            );
        }

        if (shape[^1] % inBlock != 0)
        {
            throw new CheckpointException(
                $"{shown} is {Quoted.Shape(shape)}, and {type} has blocks of {inBlock} values in a row"
            );
        }

        var all = count / inBlock * bytes;
        return all <= long.MaxValue && start <= long.MaxValue
            ? new(new(name, type.Plain() ?? StoredType.U8, shape, (long)start, (long)all), type)
            : throw new CheckpointException($"{shown} begins or ends where no file has a byte");
    }

    private int Alignment() =>
        values.TryGetValue(AlignmentKey, out var given)
            ? given is long and > 0 and <= MostAlignment and var size && long.IsPow2(size)
                ? (int)size
                : throw new CheckpointException(
                    $"{AlignmentKey} is {given ?? "a list"}, and it is a power of two up to {MostAlignment}"
                )
            : UsualAlignment;

    private static long Up(long at, long alignment) => (at + alignment - 1) / alignment * alignment;

    private static void RequirePlaces(List<GgufTensor> tensors, int alignment, long valueBytes)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var end = 0L;
        var before = "the header";
        foreach (var (stored, _) in tensors)
        {
            var shown = Quoted.Name(stored.Name);
            if (!names.Add(stored.Name))
            {
                throw new CheckpointException($"{shown} is there twice");
            }

            if (stored.Start > valueBytes - stored.Bytes)
            {
                throw new CheckpointException(
                    $"{shown} ends at byte {(Int128)stored.Start + stored.Bytes} of the values, and there are {valueBytes}: the file is truncated or its header is wrong"
                );
            }

            if (stored.Start != Up(end, alignment))
            {
                throw new CheckpointException(
                    stored.Start < end
                        ? $"{shown} begins at byte {stored.Start} of the values, within {before}, which ends at {end}"
                    : stored.Start % alignment != 0
                        ? $"{shown} begins at byte {stored.Start} of the values, which is no multiple of the alignment, {alignment}"
                    : $"between {before}, which ends at byte {end} of the values, and {shown}, which begins at {stored.Start}, lies what belongs to no tensor"
                );
            }

            end = stored.Start + stored.Bytes;
            before = shown;
        }

        if (valueBytes > Up(end, alignment))
        {
            throw new CheckpointException(
                $"behind the last tensor, at byte {end} of the values, lie {valueBytes - end} bytes that belong to no tensor"
            );
        }
    }
}
