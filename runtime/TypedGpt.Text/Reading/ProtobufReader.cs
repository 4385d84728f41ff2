using System.Buffers.Binary;
using System.Text;

namespace TypedGpt.Reading;

/// <summary>Reads the fields of a protobuf message, one after the other.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> rest = message;

    /// <summary>The number of the field that was read.</summary>
    public int Field { get; private set; }

    /// <summary>The value of an integer, or of a number of fixed width as its bits.</summary>
    public ulong Integer { get; private set; }

    /// <summary>The value of a text or a message.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>The value of a float.</summary>
    public readonly float Float => BitConverter.UInt32BitsToSingle((uint)Integer);

    /// <summary>The value of a text.</summary>
    public readonly string Text
    {
        get
        {
            try
            {
                return Strict.GetString(Bytes);
            }
            catch (DecoderFallbackException wrong)
            {
                throw new InvalidDataException("a text in it is not UTF-8.", wrong);
            }
        }
    }

    /// <summary>Reads the next field; false at the end.</summary>
    /// <exception cref="InvalidDataException">The bytes are no protobuf message.</exception>
    public bool Read()
    {
        if (rest.IsEmpty)
        {
            return false;
        }

        var key = Varint();
        Field = (int)Math.Min(key >> 3, int.MaxValue);
        Bytes = [];
        switch (key & 7)
        {
            case 0:
                Integer = Varint();
                break;
            case 1:
                Integer = BinaryPrimitives.ReadUInt64LittleEndian(Take(8));
                break;
            case 2:
                Bytes = Take(Varint());
                break;
            case 5:
                Integer = BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
                break;
            default:
                throw new InvalidDataException("it is no protobuf message.");
        }

        return Field > 0 ? true : throw new InvalidDataException("it is no protobuf message.");
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("it is no protobuf message.");
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)rest.Length)
        {
            throw new InvalidDataException("it ends in the middle of a value.");
        }

        var taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }
}
