using System.Buffers.Binary;
using System.Text;

namespace TypedGpt.Reading;

/// <summary>Writes the four forms of protobuf fields that SentencePiece's files have.</summary>
internal sealed class ProtobufWriter
{
    private readonly MemoryStream bytes = new();

    /// <summary>What was written.</summary>
    public byte[] ToArray() => bytes.ToArray();

    public void Integer(int field, long value)
    {
        Varint(((ulong)field << 3) | 0);
        Varint((ulong)value);
    }

    public void Float(int field, float value)
    {
        Varint(((ulong)field << 3) | 5);
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(four, value);
        bytes.Write(four);
    }

    public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public void Message(int field, ProtobufWriter value) => Bytes(field, value.ToArray());

    private void Bytes(int field, byte[] value)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)value.Length);
        bytes.Write(value);
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.WriteByte((byte)(value | 0x80));
        }

        bytes.WriteByte((byte)value);
    }
}
