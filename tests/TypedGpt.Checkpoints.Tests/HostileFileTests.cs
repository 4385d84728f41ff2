using System.Buffers.Binary;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Checkpoints.Tests;

/// <summary>Files that were made to break a reader: each gives a message in one line that names the file and what is wrong.</summary>
public sealed class HostileFileTests
{
    private static readonly byte[] Four = [0, 0, 0, 0];

    public static TheoryData<string, string> Headers =>
        new()
        {
            { "", "the header is no json" },
            { "[]", "the header is an array and not an object" },
            { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}""", "the header is no json" },
            { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} x""", "the header is no json" },
            {
                """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}}""",
                "a is there twice"
            },
            { """{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "a has its dtype twice" },
            { """{"a":{"dtype":"F32","shape":[1]}}""", "a has no data_offsets" },
            {
                """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"code":"x"}}""",
                "a has a key that the format does not know: code"
            },
            {
                """{"a":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}}""",
                "a is of a type that the format does not know: F33"
            },
            { """{"a":{"dtype":32,"shape":[1],"data_offsets":[0,4]}}""", "dtype of a is a number and not a text" },
            {
                """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""",
                "a is F32 [2], which is 8 bytes, and has 4"
            },
            {
                """{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""",
                "shape of a holds a number that is no size"
            },
            {
                """{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}""",
                "shape of a holds a number that is no size"
            },
            {
                """{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}""",
                "shape of a holds a number that is no size"
            },
            {
                """{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}}""",
                "which is no possible number of bytes"
            },
            {
                """{"a":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807,9223372036854775807],"data_offsets":[0,4]}}""",
                "which is no possible number of bytes"
            },
            { """{"a":{"dtype":"F4","shape":[1],"data_offsets":[0,4]}}""", "which is no possible number of bytes" },
            { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "data_offsets of a are [4, 0]" },
            { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", "data_offsets of a are [0]" },
            {
                """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""",
                "data_offsets of a holds more than 2 numbers"
            },
            {
                """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""",
                "a ends at byte 8 of the values, and there are 4"
            },
            {
                """{"a":{"dtype":"F32","shape":[1],"data_offsets":[9223372036854775803,9223372036854775807]}}""",
                "a ends at byte 9223372036854775807 of the values, and there are 4"
            },
            {
                """{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""",
                "b begins at byte 2 of the values, within a, which ends at 3"
            },
            {
                """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""",
                "between a, which ends at byte 1 of the values, and b, which begins at 2"
            },
            {
                """{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""",
                "begins at byte 0 of the values, within"
            },
            { """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", "lie 3 bytes that belong to no tensor" },
            {
                """{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""",
                "the header holds a name that is no text"
            },
            { """{"a\nb":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", @"a\u000ab is F32 [2]" },
            { """{"__metadata__":{"a":1}}""", "a of __metadata__ is a number and not a text" },
            { """{"__metadata__":{"a":"1","a":"2"}}""", "__metadata__ has a twice" },
            { """{"a":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}""", "a is an array and not an object" },
        };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_that_breaks_a_rule_is_refused(string header, string problem) =>
        IsRefused(WrittenFile.WriteBytes(WrittenFile.Bytes(header, Four)), problem);

    [Fact]
    public void A_header_that_is_not_utf8_is_refused() =>
        IsRefused(
            WrittenFile.WriteBytes(WrittenFile.Bytes([.. """{"a"""u8, 0xC3, .. "\":{}}"u8], Four)),
            "the header is not UTF-8"
        );

    [Fact]
    public void A_name_without_end_is_refused() =>
        IsRefused(
            WrittenFile.WriteBytes(WrittenFile.Bytes($$$"""{"{{{new string('a', 5000)}}}":{}}""", Four)),
            "has 5000 letters"
        );

    [Fact]
    public void A_shape_without_end_is_refused() =>
        IsRefused(
            WrittenFile.WriteBytes(
                WrittenFile.Bytes(
                    $$$"""{"a":{"dtype":"F32","shape":[{{{string.Join(',', Enumerable.Repeat("1", 100_000))}}}]}}""",
                    Four
                )
            ),
            "shape of a holds more than 64 numbers"
        );

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(long.MaxValue)]
    [InlineData(8_000_000_000)]
    public void A_length_beyond_the_file_is_refused_without_an_allocation(ulong length)
    {
        var bytes = new byte[64];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        var path = WrittenFile.WriteBytes(bytes);

        var before = GC.GetAllocatedBytesForCurrentThread();
        IsRefused(path, $"the header is said to have {length} bytes, and the file has 64");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_header_larger_than_the_format_allows_is_refused_without_being_read()
    {
        var path = WrittenFile.WriteBytes([]);
        using (var file = File.OpenWrite(path))
        {
            // A hole: it takes no room on the disk.
            file.SetLength(300_000_000);
            var length = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, 200_000_000);
            file.Write(length);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        IsRefused(path, "the header has 200000000 bytes, and the format allows 100000000");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_file_without_a_length_is_refused(int bytes) =>
        IsRefused(WrittenFile.WriteBytes(new byte[bytes]), "it has fewer than 8 bytes");

    [Fact]
    public void A_path_that_is_not_there_is_refused() =>
        IsRefused(Path.Combine(WrittenFile.NewFolder(), "no.safetensors"), "there is no such folder or file");

    [Fact]
    public void What_is_no_regular_file_is_refused_and_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        IsRefused("/dev/zero", "it has fewer than 8 bytes");
    }

    [Fact]
    public void Two_tensors_without_values_may_begin_at_one_place()
    {
        var header =
            """{"b":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"c":{"dtype":"F4","shape":[0,3],"data_offsets":[4,4]}}   """;
        CheckpointFolder.Open(WrittenFile.WriteBytes(WrittenFile.Bytes(header, Four))).Dispose();
    }

    private static void IsRefused(string path, string problem)
    {
        var before = LiveTensors.Count;
        var refused = Assert.Throws<CheckpointException>(() => SmallGpt.LoadFrom(path));
        Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Equal(before, LiveTensors.Count);
    }
}
