using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Checkpoints.Tests.Gguf;

/// <summary>GGUF files that were made to break a reader: each gives a message in one line that names the file and what is wrong.</summary>
public sealed class HostileGgufTests
{
    private const uint F32 = 0;

    private static readonly byte[] Long = BitConverter.GetBytes(long.MaxValue);

    private static WrittenGguf Good => new WrittenGguf().Key("general.architecture", "llama");

    private static readonly Dictionary<string, (Func<byte[]> File, string Problem)> Cases = new()
    {
        ["no magic"] = (() => [.. "GGML"u8, .. new byte[40]], "it does not begin with GGUF"),
        ["version"] = (() => new WrittenGguf { Version = 1 }.Bytes(), "it is GGUF of version 1"),
        ["big-endian"] = (() => new WrittenGguf { Version = 0x03000000 }.Bytes(), "little-endian"),
        ["tensors"] = (
            () => [.. "GGUF"u8, 3, 0, 0, 0, .. Long, .. new byte[8]],
            "it is said to have 9223372036854775807 tensors"
        ),
        ["keys"] = (
            () => [.. "GGUF"u8, 3, 0, 0, 0, .. new byte[8], .. Long],
            "it is said to have 9223372036854775807 keys"
        ),
        ["cut"] = (() => Good.Bytes()[..30], "the file ends at byte 30, in the middle of its header"),
        ["name of a key"] = (
            () => [.. "GGUF"u8, 3, 0, 0, 0, .. new byte[8], 1, .. new byte[7], .. Long, .. new byte[8]],
            "the name of a key is said to have 9223372036854775807 bytes"
        ),
        ["key twice"] = (() => Good.Key("a", 1u).Key("a", 2u).Bytes(), "the key a is there twice"),
        ["text"] = (() => Good.Key("a", 8, Long).Bytes(), "a is said to have 9223372036854775807 bytes"),
        ["no text"] = (() => Good.Key("a", 8, 1, 0, 0, 0, 0, 0, 0, 0, 0xFF).Bytes(), "a is not UTF-8"),
        ["kind"] = (() => Good.Key("a", 13u, []).Bytes(), "a is of the kind 13"),
        ["truth"] = (() => Good.Key("a", 7, 2).Bytes(), "a is a truth of 2"),
        ["list of bytes"] = (() => Good.Key("a", 9, [0, 0, 0, 0, .. Long]).Bytes(), "a is a list of 92233"),
        ["list of texts"] = (() => Good.Key("a", 9, [8, 0, 0, 0, .. Long]).Bytes(), "a is a list of 92233"),
        ["list of doubles"] = (
            () => Good.Key("a", 9, [12, 0, 0, 0, .. BitConverter.GetBytes(1UL << 61)]).Bytes(),
            "a is a list of 2305843009213693952"
        ),
        ["lists in lists"] = (
            () =>
                Good.Key(
                        "a",
                        9,
                        [
                            .. Enumerable
                                .Repeat<byte[]>([9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], 100)
                                .SelectMany(list => list),
                        ]
                    )
                    .Bytes(),
            "a is a list in a list, more than 4 deep"
        ),
        ["alignment"] = (() => Good.Key("general.alignment", 24u).Bytes(), "general.alignment is 24"),
        ["alignment of 0"] = (() => Good.Key("general.alignment", 0u).Bytes(), "general.alignment is 0"),
        ["no axes"] = (() => Good.Place("a", F32, [], 0).Bytes(), "a has 0 axes"),
        ["five axes"] = (() => Good.Place("a", F32, [1, 1, 1, 1, 1], 0).Bytes(), "a has 5 axes"),
        ["axis of 0"] = (() => Good.Place("a", F32, [2, 0], 0).Bytes(), "a has an axis of 0"),
        ["axes too long"] = (
            () => Good.Place("a", F32, [long.MaxValue, long.MaxValue, 4], 0).Bytes(),
            "a has an axis of 9223372036854775807"
        ),
        ["more bytes than there are"] = (
            () => Good.Place("a", F32, [long.MaxValue / 2], 0).Bytes(),
            "a begins or ends where no file has a byte"
        ),
        ["start"] = (
            () => Good.Place("a", F32, [1], ulong.MaxValue).Bytes(),
            "a begins or ends where no file has a byte"
        ),
        ["behind the end"] = (
            () => Good.Tensor("a", F32, [1], new byte[4]).Place("b", F32, [100], 32).Bytes(),
            "b ends at byte 432 of the values, and there are 4"
        ),
        ["type by name"] = (
            () => Good.Tensor("a", 16, [256], new byte[66]).Bytes(),
            "a is of type IQ2_XXS, which is not read here"
        ),
        ["type"] = (
            () => Good.Tensor("a", 99, [256], new byte[66]).Bytes(),
            "a is of type 99, which is not known here"
        ),
        ["block"] = (
            () => Good.Tensor("a", 2, [2, 16], new byte[18]).Bytes(),
            "a is [2, 16], and Q4_0 has blocks of 32 values in a row"
        ),
        ["twice"] = (
            () => Good.Tensor("a", F32, [1], new byte[4]).Tensor("a", F32, [1], new byte[4]).Bytes(),
            "a is there twice"
        ),
        ["overlap"] = (
            () => Good.Tensor("a", F32, [64], new byte[256]).Place("b", F32, [1], 32).Bytes(),
            "b begins at byte 32 of the values, within a, which ends at 256"
        ),
        ["not aligned"] = (
            () =>
                Good.Tensor("a", F32, [10], new byte[40])
                    .Place("b", F32, [1], 44)
                    .Tensor("c", F32, [1], new byte[4])
                    .Bytes(),
            "b begins at byte 44 of the values, which is no multiple of the alignment, 32"
        ),
        ["gap"] = (
            () => [.. Good.Tensor("a", F32, [1], new byte[4]).Place("b", F32, [1], 64).Bytes(), .. new byte[64]],
            "between a, which ends at byte 4 of the values, and b, which begins at 64"
        ),
        ["rest"] = (
            () => [.. Good.Tensor("a", F32, [1], new byte[4]).Bytes(), .. new byte[64]],
            "lie 64 bytes that belong to no tensor"
        ),
        ["no architecture"] = (() => new WrittenGguf().Bytes(), "general.architecture is missing"),
        ["architecture"] = (
            () => new WrittenGguf().Key("general.architecture", "mamba").Bytes(),
            "the architecture mamba is not read from GGUF"
        ),
        ["split"] = (() => Good.Key("split.count", 2u).Bytes(), "it is one of 2 parts"),
        ["rows of heads"] = (
            () =>
                Good.Key("llama.attention.head_count", 4u)
                    .Tensor("blk.0.attn_q.weight", F32, [12, 2], new byte[96])
                    .Bytes(),
            "blk.0.attn_q.weight has 12 rows, and 4 heads"
        ),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_that_breaks_a_rule_is_refused(string name)
    {
        var (file, problem) = Cases[name];
        var path = WrittenGguf.Write(file());
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var refused = Assert.Throws<CheckpointException>(() => SmallGpt.LoadFrom(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 1_000_000);
        Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void A_damaged_file_is_refused_or_read()
    {
        var random = new Random(RandomTests.Seed);
        var good = Good.Key("llama.attention.head_count", 2u)
            .Key("a", 9, 4, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0)
            .Key("b", 9, 8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 65)
            .Tensor("token_embd.weight", 2, [3, 32], new byte[54])
            .Tensor("blk.0.attn_q.weight", F32, [4, 2], new byte[32])
            .Tensor("blk.0.ffn_gate_exps.weight", F32, [2, 3, 2], new byte[48])
            .Bytes();
        var path = WrittenGguf.Write(good);
        var read = 0;
        var count = RandomTests.Count(usual: 1000, full: 10_000);
        for (var at = 0; at < count; at++)
        {
            var bytes = (byte[])good.Clone();
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            File.WriteAllBytes(path, random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                using var file = GgufFile.Open(path);
                foreach (var values in GgufNames.Of(file).Values)
                {
                    using var reader = values.Open();
                    reader.Read(0, new float[values.Shape.Aggregate(1L, (product, size) => product * size)]);
                }

                read++;
            }
            catch (CheckpointException refused)
            {
                Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
                Assert.False(refused.Message.Any(char.IsControl), $"{refused.Message} {RandomTests.Again}");
            }
        }

        // Both come about, or the test would hold nothing.
        Assert.InRange(read, 1, count - 1);
    }
}
