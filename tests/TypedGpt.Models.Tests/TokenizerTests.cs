using System.Text.Json;
using TypedGpt.Models.Tokenizers;
using TypedGpt.TestSupport;

namespace TypedGpt.Models.Tests;

public sealed class TokenizerTests
{
    [Fact]
    public void The_textbooks_texts_have_the_textbooks_ids()
    {
        var tokenizer = Gpt2Tokenizer.Create();
        Assert.Equal([6109, 3626, 6100, 345], tokenizer.EncodeToIds("Every effort moves you"));
        Assert.Equal([6109, 1110, 6622, 257], tokenizer.EncodeToIds("Every day holds a"));
        Assert.Equal([15496, 11, 314, 716], tokenizer.EncodeToIds("Hello, I am"));
    }

    [Fact]
    public void The_end_of_text_is_one_token_only_where_it_counts()
    {
        Assert.Equal([Gpt2Tokenizer.EndOfTextId], Gpt2Tokenizer.Create().EncodeToIds(Gpt2Tokenizer.EndOfText));
        Assert.DoesNotContain(
            Gpt2Tokenizer.EndOfTextId,
            Gpt2Tokenizer.CreateWithoutSpecialTokens().EncodeToIds(Gpt2Tokenizer.EndOfText)
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stranger_cannot_end_the_text(bool considerPreTokenization) =>
        Assert.DoesNotContain(
            Gpt2Tokenizer.EndOfTextId,
            Gpt2Tokenizer
                .CreateWithoutSpecialTokens()
                .EncodeToIds(Gpt2Tokenizer.EndOfText, considerPreTokenization, considerNormalization: false)
        );

    [Fact]
    public void Counts_limits_and_offsets_are_those_of_the_whole_text()
    {
        const string text = "Every \U00010330\U00010331 effort <|endoftext|> moves \U0001D7D8 you";
        var tokenizer = Gpt2Tokenizer.Create();
        var ids = tokenizer.EncodeToIds(text);
        var tokens = tokenizer.EncodeToTokens(text, out _);

        Assert.Equal(ids, tokens.Select(token => token.Id));
        Assert.Equal(ids.Count, tokenizer.CountTokens(text));
        Assert.Equal(ids.Take(3), tokenizer.EncodeToIds(text, 3, out _, out _));
        var end = tokens.Single(token => token.Id == Gpt2Tokenizer.EndOfTextId);
        Assert.Equal(Gpt2Tokenizer.EndOfText, text[end.Offset]);
        Assert.Equal(" you", text[tokens[^1].Offset]);
    }

    [Fact]
    public void Every_case_has_the_ids_of_the_reference()
    {
        var special = Gpt2Tokenizer.Create();
        var plain = Gpt2Tokenizer.CreateWithoutSpecialTokens();
        var path = Golden.PathOf("gpt2-tokenizer-cases.jsonl");
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(path))
        {
            using var row = JsonDocument.Parse(line);
            var text = row.RootElement.GetProperty("text").GetString()!;
            var tokenizer = row.RootElement.GetProperty("special").GetBoolean() ? special : plain;
            var ids = tokenizer.EncodeToIds(text);
            if (!ids.Select(id => (long)id).SequenceEqual(row.RootElement.GetProperty("ids").Longs()))
            {
                wrong.Add(text);
            }
            else if (tokenizer.Decode(ids) != text)
            {
                wrong.Add($"decoded: {text}");
            }
        }

        Assert.Empty(wrong);
    }
}
