using System.Text;
using TypedGpt.TestSupport;
using TypedGpt.Tokenizers;

namespace TypedGpt.Text.Tests.Tokenizers;

/// <summary>Text comes back from its ids where a tokenizer has a token for every byte and normalizes nothing.</summary>
[Trait("Category", "Slow")]
public sealed class RoundTripTests
{
    private const string Gpt2 = "gpt2";

    private static int Count => RandomTests.Count(usual: 10_000, full: 100_000);

    [Theory]
    [InlineData(Gpt2)]
    [InlineData("bytes-tokenizer.json")]
    [InlineData("sp-bpe.model")]
    [InlineData("sp-unigram.model")]
    public void Random_texts_come_back(string name)
    {
        var tokenizer = Load(name);
        var random = new Random(RandomTests.Seed);
        for (var i = 0; i < Count; i++)
        {
            var text = RandomText.Draw(random);

            // Behind a special token these put a space in front again, which stays.
            var special = random.Next(2) == 0 && !name.EndsWith(".model", StringComparison.Ordinal);
            var ids = tokenizer.Encode(text, special);
            var back = tokenizer.Decode(ids);

            // SentencePiece writes a space as U+2581, so that this one character comes back as a space.
            var wanted = name.EndsWith(".model", StringComparison.Ordinal) ? text.Replace('\u2581', ' ') : text;
            Assert.True(back == wanted, $"'{text}' came back as '{back}'. {RandomTests.Again}");
            Assert.True(
                special || !ids.Any(tokenizer.IsSpecial),
                $"a special token was found in '{text}'. {RandomTests.Again}"
            );
        }
    }

    [Theory]
    [InlineData(Gpt2)]
    [InlineData("bytes-tokenizer.json")]
    [InlineData("sp-bpe.model")]
    [InlineData("sp-unigram.model")]
    public void Random_ids_stream_to_their_bytes_and_show_no_half_character(string name)
    {
        var tokenizer = Load(name);
        var random = new Random(RandomTests.Seed);
        for (var i = 0; i < Count / 4; i++)
        {
            var ids = Enumerable
                .Range(0, random.Next(1, 40))
                .Select(_ => random.Next(tokenizer.VocabularySize))
                .Where(tokenizer.IsToken)
                .ToArray();
            var bytes = ids.SelectMany(id => tokenizer.BytesOf(id).ToArray()).ToArray();
            var shown = new StringBuilder();
            var decoder = tokenizer.Stream(atStart: false);
            var taken = 0;
            foreach (var id in ids)
            {
                var text = decoder.Add(id);
                taken += tokenizer.BytesOf(id).Length;
                shown.Append(text);
                Assert.False(text.Length > 0 && char.IsHighSurrogate(text[^1]), $"half a pair. {RandomTests.Again}");

                // Nothing that is whole is held back: at most the three bytes of an open character are missing.
                var open = new UTF8Encoding().GetString(bytes.AsSpan(0, taken));
                Assert.True(
                    open.StartsWith(shown.ToString(), StringComparison.Ordinal) && open.Length - shown.Length <= 1,
                    $"after {taken} bytes '{shown}' is shown of '{open}'. {RandomTests.Again}"
                );
            }

            shown.Append(decoder.Finish());
            Assert.Equal(new UTF8Encoding().GetString(bytes), shown.ToString());
            Assert.Equal(shown.ToString(), tokenizer.Decode(ids, atStart: false));
        }
    }

    [Fact]
    public void Eight_threads_find_the_same_ids()
    {
        var tokenizer = Load("sp-bpe.model");
        var random = new Random(RandomTests.Seed);
        var texts = Enumerable.Range(0, 500).Select(_ => RandomText.Draw(random)).ToArray();
        var wanted = texts.Select(text => tokenizer.Encode(text)).ToArray();
        var fresh = Load("sp-bpe.model");
        Parallel.For(
            0,
            8 * texts.Length,
            new() { MaxDegreeOfParallelism = 8 },
            i => Assert.Equal(wanted[i % texts.Length], fresh.Encode(texts[i % texts.Length]))
        );
    }

    private static TextTokenizer Load(string name) =>
        name == Gpt2 ? TextTokenizer.Gpt2() : TextTokenizer.Load(DataFolder.Small(name));
}
