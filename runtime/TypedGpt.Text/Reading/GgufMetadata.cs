using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace TypedGpt.Reading;

/// <summary>
/// The keys and values in front of a GGUF file, versions 2 and 3 (github.com/ggml-org/ggml, docs/gguf.md). Tensors are not read.
/// </summary>
internal static class GgufMetadata
{
    private const int MostKeys = 65536;
    private const int DeepestArray = 4;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether a file begins as GGUF does.</summary>
    public static bool Begins(ReadOnlySpan<byte> file) => file.StartsWith("GGUF"u8);

    /// <summary>Reads the metadata of a file.</summary>
    /// <returns>Texts as strings, numbers and truths as themselves, lists as arrays of those.</returns>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="NotSupportedException">It is of another version.</exception>
    public static IReadOnlyDictionary<string, object> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            return new Reader(file).Read();
        }
        catch (EndOfStreamException wrong)
        {
            throw new InvalidDataException($"{path} ends in the middle of its metadata.", wrong);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new InvalidDataException($"{path}: a text of its metadata is not UTF-8.", wrong);
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
        catch (NotSupportedException wrong)
        {
            throw new NotSupportedException($"{path}: {wrong.Message}", wrong);
        }
    }

    private sealed class Reader(Stream file)
    {
        private readonly byte[] eight = new byte[8];

        public Dictionary<string, object> Read()
        {
            if (!Begins(Bytes(4)))
            {
                throw new InvalidDataException("it is no GGUF file.");
            }

            var version = BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));
            if (version is not (2 or 3))
            {
                throw new NotSupportedException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"GGUF version {version} is not supported. Versions: 2, 3."
                    )
                );
            }

            Number(11);
            var count = (ulong)Number(10);
            if (count > MostKeys)
            {
                throw new InvalidDataException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"it says it has {count} keys; there are never more than {MostKeys}."
                    )
                );
            }

            var metadata = new Dictionary<string, object>(StringComparer.Ordinal);
            for (ulong i = 0; i < count; i++)
            {
                var key = Text();
                var value = Value(Kind(), depth: 0);
                if (!metadata.TryAdd(key, value))
                {
                    throw new InvalidDataException($"the key '{key}' stands there twice.");
                }
            }

            return metadata;
        }

        private uint Kind() => (uint)Number(4);

        private object Value(uint kind, int depth) =>
            kind switch
            {
                8 => Text(),
                9 => List(depth),
                _ => Number(kind),
            };

        private Array List(int depth)
        {
            var kind = Kind();
            var count = (ulong)Number(10);
            if (depth > DeepestArray)
            {
                throw new InvalidDataException("a list is in a list too often.");
            }

            // No element is shorter than a byte: a length that does not fit is found before memory is asked for.
            if (count > (ulong)(file.Length - file.Position))
            {
                throw new InvalidDataException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a list says it has {count} entries, more than the file has bytes."
                    )
                );
            }

            var size = (int)count;
            return kind switch
            {
                0 => Fill(new byte[size]),
                1 => Fill(new sbyte[size]),
                2 => Fill(new ushort[size]),
                3 => Fill(new short[size]),
                4 => Fill(new uint[size]),
                5 => Fill(new int[size]),
                6 => Fill(new float[size]),
                7 => Fill(new bool[size]),
                8 => Fill(new string[size]),
                10 => Fill(new ulong[size]),
                11 => Fill(new long[size]),
                12 => Fill(new double[size]),
                _ => Fill(new object[size]),
            };

            T[] Fill<T>(T[] values)
            {
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (T)Value(kind, depth + 1);
                }

                return values;
            }
        }

        private object Number(uint kind) =>
            kind switch
            {
                0 => Bytes(1)[0],
                1 => (sbyte)Bytes(1)[0],
                2 => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2)),
                3 => BinaryPrimitives.ReadInt16LittleEndian(Bytes(2)),
                4 => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)),
                5 => BinaryPrimitives.ReadInt32LittleEndian(Bytes(4)),
                6 => BinaryPrimitives.ReadSingleLittleEndian(Bytes(4)),
                7 => Bytes(1)[0] switch
                {
                    0 => false,
                    1 => true,
                    _ => throw new InvalidDataException("a truth is neither 0 nor 1."),
                },
                10 => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(8)),
                11 => BinaryPrimitives.ReadInt64LittleEndian(Bytes(8)),
                12 => BinaryPrimitives.ReadDoubleLittleEndian(Bytes(8)),
                _ => throw new InvalidDataException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a value is of the kind {kind}; kinds go from 0 to 12."
                    )
                ),
            };

        private string Text()
        {
            var length = (ulong)Number(10);
            if (length > (ulong)(file.Length - file.Position))
            {
                throw new EndOfStreamException();
            }

            var bytes = new byte[length];
            file.ReadExactly(bytes);
            return Strict.GetString(bytes);
        }

        private ReadOnlySpan<byte> Bytes(int count)
        {
            file.ReadExactly(eight, 0, count);
            return eight.AsSpan(0, count);
        }
    }
}
