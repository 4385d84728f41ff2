using System.Globalization;
using System.Text;
using TorchSharp;
using TypedGpt.TestSupport;
using TypedGpt.Torch;
using Xunit.Abstractions;

namespace TypedGpt.Checkpoints.Tests;

/// <summary>
/// Whatever happens to a good file, what comes of it is one of two things: an exception that says so in one line, or a model
/// with exactly the numbers that the file holds where they were.
/// </summary>
[Trait("Category", "Slow")]
public sealed class DamageTests(ITestOutputHelper output)
{
    private const int LengthBytes = 8;

    [Fact]
    public void A_damaged_file_is_refused_or_read_as_it_is()
    {
        output.WriteLine(RandomTests.Again);
        var random = new Random(RandomTests.Seed);
        using var model = new SmallGpt();
        var good = WrittenFile.Bytes(StoredModel.Entries(model, SmallGpt.Weights));
        var headerEnd = LengthBytes + (int)BitConverter.ToInt64(good);
        var path = WrittenFile.WriteBytes(good);
        var read = 0;
        var before = LiveTensors.Count;
        for (var at = 0; at < RandomTests.Count(usual: 1000, full: 10_000); at++)
        {
            var (kind, bytes, valuesAt) = Damaged(good, headerEnd, random);
            File.WriteAllBytes(path, bytes);
            var what = $"Case {at.ToString(CultureInfo.InvariantCulture)}, {kind}. {RandomTests.Again}";
            var allocated = GC.GetTotalAllocatedBytes(precise: false);
            if (Load(path, what) is { } loaded)
            {
                using (loaded)
                {
                    IsAsStored(loaded, good.AsSpan(0, headerEnd), bytes.AsSpan(valuesAt), what);
                    read++;
                }
            }

            allocated = GC.GetTotalAllocatedBytes(precise: false) - allocated;
            Assert.True(allocated < 2_000_000, $"{allocated} bytes for a file of {bytes.Length}. {what}");
            Assert.True(before == LiveTensors.Count, $"{LiveTensors.Count - before} tensors are left. {what}");
        }

        // Both come about, or the test would hold nothing.
        Assert.InRange(read, 1, RandomTests.Count(1000, 10_000) - 1);
    }

    private static SmallGpt? Load(string path, string what)
    {
        try
        {
            return SmallGpt.LoadFrom(path);
        }
        catch (CheckpointException refused)
        {
            var first = refused.Message.Split('\n')[0];
            Assert.True(
                first.StartsWith(path, StringComparison.Ordinal) && first.Length > path.Length + 5,
                $"{first} {what}"
            );
            Assert.True(!first.Any(char.IsControl), $"{first} {what}");
            return null;
        }
    }

    private static void IsAsStored(SmallGpt model, ReadOnlySpan<byte> header, ReadOnlySpan<byte> values, string what)
    {
        using var scope = torch.NewDisposeScope();
        using var off = torch.no_grad();
        var file = WrittenFile.WriteBytes([.. header, .. values]);
        var stored = CheckpointFile.Read(file);
        File.Delete(file);
        Directory.Delete(Path.GetDirectoryName(file)!);
        foreach (var (weight, parameter) in SmallGpt.Weights.Zip(model.parameters()))
        {
            var expected = StoredModel.Expected(weight, name => stored[name]).contiguous();
            Assert.True(expected.bytes.SequenceEqual(parameter.bytes), $"{weight} differs. {what}");
        }
    }

    private static (string Kind, byte[] Bytes, int ValuesAt) Damaged(byte[] good, int headerEnd, Random random)
    {
        var bytes = (byte[])good.Clone();
        switch (random.Next(8))
        {
            case 0:
                var bit = random.Next(LengthBytes * 8);
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                return ($"bit {bit} of the length", bytes, headerEnd);
            case 1:
                var header = random.Next(LengthBytes, headerEnd);
                bytes[header] ^= (byte)(1 << random.Next(8));
                return ($"a bit of byte {header}", bytes, headerEnd);
            case 2:
                var place = random.Next(LengthBytes, headerEnd);
                bytes[place] = (byte)random.Next(256);
                return ($"byte {place}", bytes, headerEnd);
            case 3:
                var value = random.Next(headerEnd, bytes.Length);
                bytes[value] ^= (byte)random.Next(1, 256);
                return ($"value byte {value}", bytes, headerEnd);
            case 4:
                var length = random.Next(bytes.Length);
                return ($"only {length} bytes", bytes[..length], headerEnd);
            case 5:
                return ("bytes behind the end", [.. bytes, .. new byte[random.Next(1, 100)]], headerEnd);
            case 6:
                return Edited(good, headerEnd, random);
            default:
                // A run of noise anywhere.
                var start = random.Next(bytes.Length);
                random.NextBytes(bytes.AsSpan(start, Math.Min(random.Next(1, 64), bytes.Length - start)));
                return ($"noise from byte {start}", bytes, headerEnd);
        }
    }

    /// <summary>The header changed as a text, and its length with it.</summary>
    private static (string, byte[], int) Edited(byte[] good, int headerEnd, Random random)
    {
        var text = Encoding.UTF8.GetString(good, LengthBytes, headerEnd - LengthBytes);
        var at = random.Next(text.Length);
        var count = Math.Min(random.Next(1, 20), text.Length - at);
        string[] words =
        [
            "0",
            "-1",
            "9223372036854775807",
            "1e3",
            "[",
            "{",
            "\"",
            ",",
            ":",
            "null",
            "F16",
            "I32",
            "\\u0000",
            "\\ud800",
            " ",
            "64",
        ];
        var edited = random.Next(4) switch
        {
            0 => text.Remove(at, count),
            1 => text.Insert(at, words[random.Next(words.Length)]),
            2 => text.Insert(random.Next(text.Length), text.Substring(at, count)),
            _ => Swapped(text, random),
        };
        var bytes = WrittenFile.Bytes(edited, good[headerEnd..]);
        return ($"header {edited}", bytes, bytes.Length - (good.Length - headerEnd));
    }

    /// <summary>Two numbers exchanged.</summary>
    private static string Swapped(string text, Random random)
    {
        int[] digits = [.. Enumerable.Range(0, text.Length).Where(at => char.IsAsciiDigit(text[at]))];
        var letters = text.ToCharArray();
        var (one, other) = (digits[random.Next(digits.Length)], digits[random.Next(digits.Length)]);
        (letters[one], letters[other]) = (letters[other], letters[one]);
        return new(letters);
    }
}
