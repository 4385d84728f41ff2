using System.Diagnostics;
using Microsoft.ML.Tokenizers;
using TypedGpt.TestSupport;
using TypedGpt.Tokenizers;

namespace TypedGpt.Text.Tests.Tokenizers;

/// <summary>Long pieces are merged otherwise, and their ids stay what they are.</summary>
public sealed class LongPieceTests
{
    [Fact]
    public void The_ids_are_those_of_the_library()
    {
        var ours = TextTokenizer.Gpt2();
        var library = TiktokenTokenizer.CreateForModel("gpt2");
        var random = new Random(RandomTests.Seed);
        string[] bits = ["a", "b", "the", "ing", "aaaa", "中", "国", "=", "日本", "é", "zzz", "x"];
        for (var i = 0; i < RandomTests.Count(usual: 30, full: 300); i++)
        {
            // Letters alone or signs alone: one piece for GPT-2's cut.
            var signs = random.Next(4) == 0;
            var few = Enumerable.Range(0, random.Next(1, 4)).Select(_ => bits[random.Next(bits.Length)]).ToArray();
            var text = string.Concat(
                Enumerable
                    .Range(0, random.Next(50, 1500))
                    .Select(_ => signs ? "=-"[random.Next(2)].ToString() : few[random.Next(few.Length)])
            );
            text = signs ? text : text.Replace("=", "", StringComparison.Ordinal);
            if (text.Length == 0)
            {
                continue;
            }

            var wanted = library.EncodeToIds(text, considerPreTokenization: false, considerNormalization: false);
            Assert.True(
                wanted.SequenceEqual(ours.Encode(text)),
                $"{text.Length} characters that begin with '{text[..Math.Min(20, text.Length)]}' differ. {RandomTests.Again}"
            );
        }
    }

    [Theory]
    [InlineData("中")]
    [InlineData("a")]
    public void A_hundred_thousand_times_one_character_takes_seconds(string character)
    {
        var tokenizer = TextTokenizer.Gpt2();
        var text = string.Concat(Enumerable.Repeat(character, 100_000));
        var watch = Stopwatch.StartNew();
        Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));

        // The library takes minutes for the first of the two.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"it took {watch.Elapsed}.");
    }
}
