using TypedGpt.Tokenizers;

namespace TypedGpt.Text.Tests.Tokenizers;

/// <summary>What each part of tokenizer.json does, worked out by hand from its documentation.</summary>
public sealed class PipelineTests
{
    private const string Letters = "abcdefghij ABC012-_.▁\n中国\u0301é<>xEF";

    [Theory]
    [InlineData("Isolated", false, "ab|-|-|cd")]
    [InlineData("Removed", false, "ab|cd")]
    [InlineData("Contiguous", false, "ab|--|cd")]
    [InlineData("MergedWithPrevious", false, "ab-|-|cd")]
    [InlineData("MergedWithNext", false, "ab|-|-cd")]
    [InlineData("Isolated", true, "ab|-|-|cd")]
    [InlineData("Removed", true, "-|-")]
    public void A_split_has_five_behaviors(string behavior, bool invert, string wanted)
    {
        // Every piece that can come out is merged to one token, and nothing merges across a cut.
        var tokenizer = JsonTokenizer.Read(
            JsonTokenizer.File(
                Letters,
                $$"""{"type": "Split", "pattern": {"Regex": "-"}, "behavior": "{{behavior}}", "invert": {{(invert ? "true" : "false")}}}""",
                merges: ["a b", "c d", "- -", "ab -", "- cd"]
            )
        );
        Assert.Equal(wanted, tokenizer.Tokens("ab--cd"));
    }

    [Fact]
    public void Pre_tokenizers_cut_what_those_before_them_matched()
    {
        var tokenizer = JsonTokenizer.Read(
            JsonTokenizer.File(
                Letters,
                """
                {"type": "Sequence", "pretokenizers": [
                  {"type": "Split", "pattern": {"Regex": "[a-c0-2]+"}, "behavior": "Isolated"},
                  {"type": "Digits", "individual_digits": true}]}
                """,
                merges: ["a b", "0 1", "b 0", "01 a"]
            )
        );
        Assert.Equal("ab|0|1|a", tokenizer.Tokens("ab01a"));
    }

    [Theory]
    [InlineData("always", "▁a|▁b|▁<s>|<s>|▁c")]
    [InlineData("first", "▁a|▁b|▁<s>|<s>|c")]
    [InlineData("never", "a|▁b|▁<s>|<s>|c")]
    public void A_space_in_front_is_for_the_pieces_of_its_scheme(string scheme, string wanted)
    {
        var tokenizer = JsonTokenizer.Read(
            JsonTokenizer.File(
                "abc▁",
                $$"""{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "{{scheme}}", "split": true}""",
                added: """
                [{"id": 90, "content": "<s>", "special": true, "normalized": false}]
                """,
                merges: ["▁ a", "▁ b", "▁ c"]
            )
        );
        Assert.Equal(wanted.Replace("▁<s>", "▁", StringComparison.Ordinal), tokenizer.Tokens("a b <s>c"));
    }

    [Fact]
    public void Added_tokens_are_found_longest_first_and_take_their_white_space()
    {
        const string added = """
            [{"id": 90, "content": "<a>", "special": true, "normalized": false, "lstrip": true},
             {"id": 91, "content": "<a><b>", "special": true, "normalized": false},
             {"id": 92, "content": "ab", "special": false, "normalized": false, "single_word": true},
             {"id": 93, "content": "<c>", "special": false, "normalized": true, "rstrip": true}]
            """;
        var tokenizer = JsonTokenizer.Read(JsonTokenizer.File(Letters, added: added));
        Assert.Equal("<a><b>|<a>|c", tokenizer.Tokens("<a><b>  <a>c"));
        Assert.Equal("ab| |a|b|c", tokenizer.Tokens("ab abc"));
        Assert.Equal("a|<c>|b", tokenizer.Tokens("a<c>  b"));

        // Switched off, special tokens are text, and text is not cut where they stand; others stay what they are.
        Assert.Equal("<|a|>|<c>", tokenizer.Tokens("<a><c>", special: false));
    }

    [Fact]
    public void Text_of_strangers_is_merged_with_its_surroundings_but_ends_no_turn()
    {
        var tokenizer = JsonTokenizer.Read(
            JsonTokenizer.File(
                "abs<>\n",
                added: """[{"id": 90, "content": "<s>", "special": true, "normalized": false}]""",
                merges: ["\n a", "b <"]
            )
        );
        Assert.Equal(
            "<s>|\na|<|s|>|b|<s>",
            string.Join(
                '|',
                tokenizer
                    .Encode([new("<s>\n", Special: true), new("a<s>b", Special: false), new("<s>", Special: true)])
                    .Select(tokenizer.TokenOf)
            )
        );

        // A token that begins in one segment and ends in the other belongs to neither.
        Assert.Equal(
            "<|s|>",
            string.Join(
                '|',
                tokenizer.Encode([new("<s", Special: true), new(">", Special: false)]).Select(tokenizer.TokenOf)
            )
        );
    }

    [Theory]
    [InlineData("""{"type": "NFC"}""", "e\u0301", "é")]
    [InlineData("""{"type": "NFC"}""", "\uFFFEe\u0301", "é")]
    [InlineData("""{"type": "NFD"}""", "é", "e|\u0301")]
    [InlineData("""{"type": "Lowercase"}""", "AbC", "a|b|c")]
    [InlineData("""{"type": "Prepend", "prepend": "▁"}""", "ab", "▁|a|b")]
    [InlineData("""{"type": "Replace", "pattern": {"String": " "}, "content": "▁"}""", "a b", "a|▁|b")]
    [InlineData("""{"type": "Replace", "pattern": {"Regex": "[0-1]+"}, "content": "2"}""", "a011b1", "a|2|b|2")]
    [InlineData("""{"type": "Strip", "strip_left": true, "strip_right": false}""", " a ", "a| ")]
    [InlineData(
        """{"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": " "}, {"type": "Replace", "pattern": {"String": " "}, "content": "_"}]}""",
        "a b",
        "_|a|_|b"
    )]
    public void A_normalizer_changes_the_text(string normalizer, string text, string wanted) =>
        Assert.Equal(wanted, JsonTokenizer.Read(JsonTokenizer.File(Letters, normalizer: normalizer)).Tokens(text));

    [Fact]
    public void A_character_without_a_token_becomes_its_bytes_or_the_unknown_token()
    {
        var bytes = string.Join(",", Enumerable.Range(0, 256).Select(value => $"\"<0x{value:X2}>\": {100 + value}"));
        var file = JsonTokenizer
            .File(
                "ab",
                decoder: """{"type": "Sequence", "decoders": [{"type": "ByteFallback"}, {"type": "Fuse"}]}""",
                model: "\"byte_fallback\": true,"
            )
            .Replace("\"vocab\": {", "\"vocab\": {" + bytes + ",", StringComparison.Ordinal);
        var fallback = JsonTokenizer.Read(file);
        Assert.Equal("a|<0xC3>|<0xA9>|b", fallback.Tokens("aéb"));
        Assert.Equal("aéb😀", fallback.Decode(fallback.Encode("aéb😀")));

        var unknown = JsonTokenizer.File("ab?", model: "\"unk_token\": \"?\",");
        Assert.Equal("a|?|?|b", JsonTokenizer.Read(unknown).Tokens("aéçb"));
        var fused = JsonTokenizer.File("ab?", model: "\"unk_token\": \"?\", \"fuse_unk\": true,");
        Assert.Equal("a|?|b|?", JsonTokenizer.Read(fused).Tokens("aéçb中"));
        Assert.Equal("a|b", JsonTokenizer.Read(JsonTokenizer.File("ab")).Tokens("aéb"));
    }

    [Fact]
    public void A_piece_that_is_a_token_is_that_token_where_merges_are_ignored()
    {
        string[] merges = ["a b", "b c", "a bc"];
        Assert.Equal("ab|c", JsonTokenizer.Read(JsonTokenizer.File("abc", merges: merges)).Tokens("abc"));
        Assert.Equal(
            "abc",
            JsonTokenizer
                .Read(JsonTokenizer.File("abc", model: "\"ignore_merges\": true,", merges: merges))
                .Tokens("abc")
        );
    }

    [Fact]
    public void Of_two_merges_of_the_same_parts_the_later_one_counts()
    {
        var file = JsonTokenizer.File("abc", merges: ["a b", "b c"]);
        Assert.Equal("ab|c", JsonTokenizer.Read(file).Tokens("abc"));
        var twice = file.Replace("[\"a b\",", "[\"a b\",\"b c\",\"a b\",", StringComparison.Ordinal)
            .Replace("\"a b\",\"b c\"]", "\"a b\"]", StringComparison.Ordinal);
        Assert.Equal("a|bc", JsonTokenizer.Read(twice).Tokens("abc"));
    }

    [Fact]
    public void A_template_names_what_stands_in_front_and_behind()
    {
        var file = JsonTokenizer
            .File(
                "ab",
                added: """[{"id": 90, "content": "<s>", "special": true}, {"id": 91, "content": "</s>", "special": true}]"""
            )
            .Replace(
                "\"post_processor\": null",
                """
                "post_processor": {"type": "Sequence", "processors": [{"type": "ByteLevel"}, {"type": "TemplateProcessing",
                  "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}],
                  "special_tokens": {"<s>": {"id": "<s>", "ids": [90], "tokens": ["<s>"]}, "</s>": {"id": "</s>", "ids": [91], "tokens": ["</s>"]}}}]}
                """,
                StringComparison.Ordinal
            );
        var tokenizer = JsonTokenizer.Read(file);
        Assert.Equal([90], tokenizer.Prefix);
        Assert.Equal([91], tokenizer.Suffix);
        Assert.Equal("a|b", tokenizer.Tokens("ab"));
    }

    [Fact]
    public void Lone_surrogates_count_as_the_replacement_character()
    {
        var tokenizer = TextTokenizer.Gpt2();
        Assert.Equal(tokenizer.Encode("a\uFFFDb\uFFFD"), tokenizer.Encode("a\uD83Db\uDE00"));
        Assert.Equal("😀\uFFFD", tokenizer.Decode(tokenizer.Encode("😀\uD83D")));
    }

    [Fact]
    public void A_unigram_vocabulary_finds_the_likeliest_cut()
    {
        var tokenizer = JsonTokenizer.Read(
            """
            {"model": {"type": "Unigram", "unk_id": 0, "byte_fallback": false,
              "vocab": [["<unk>", 0], ["a", -3.0], ["b", -3.0], ["ab", -5.0], ["ba", -3.5], ["▁", -2.0]]},
             "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"},
             "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"}}
            """
        );
        Assert.Equal("▁|a|ba", tokenizer.Tokens("aba"));
        Assert.Equal("▁|ab|▁|a", tokenizer.Tokens("ab a"));
        Assert.Equal("ab a", tokenizer.Decode(tokenizer.Encode("ab a")));
    }

    [Fact]
    public void An_id_that_is_no_token_is_an_error_with_both_numbers()
    {
        var wrong = Assert.Throws<ArgumentOutOfRangeException>(() => TextTokenizer.Gpt2().Decode([50257]));
        Assert.Contains("50257", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("50256", wrong.Message, StringComparison.Ordinal);
    }
}
