using System.Text;

namespace TypedGpt.Text.Tests.Tokenizers;

/// <summary>Draws texts of what tokenizers find hard: scripts, signs, white space, marks, emoji, endings, code.</summary>
internal static class RandomText
{
    private static readonly string[] Bits =
    [
        "the",
        "The",
        "THE",
        "don't",
        "we'LL",
        "it's",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "\u00A0",
        "\u3000",
        "0",
        "12",
        "3456",
        "²",
        "½",
        "!",
        "?!",
        "...",
        "{",
        "}",
        "();",
        "//",
        "/*",
        "é",
        "e\u0301",
        "ß",
        "ñ",
        "привет",
        "мир",
        "שלום",
        "مرحبا",
        "हिन्दी",
        "ไทย",
        "日本語",
        "中",
        "한국어",
        "가",
        "😀",
        "👩‍👩‍👧‍👦",
        "🇩🇪",
        "𝔘𝔫𝔦",
        "\U00010330",
        "\U0001D7D8",
        "\u200D",
        "\uFFFD",
        "\uFEFF",
        "_",
        "snake_case",
        "CamelCase",
        "<|endoftext|>",
        "<s>",
        "</s>",
        "<0x41>",
        "Ġ",
        "�",
        "\0",
        "\u0001",
        "\u0085",
        "\u2028",
        "ﬁ",
        "Ⅷ",
        "٣",
        "ǅ",
    ];

    /// <summary>A text of up to some forty of them, and of arbitrary characters between.</summary>
    public static string Draw(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 40); i > 0; i--)
        {
            switch (random.Next(8))
            {
                case 0:
                    text.Append(AnyCharacter(random));
                    break;
                case 1:
                    text.Append((char)random.Next(32, 127));
                    break;
                case 2 when text.Length > 0:
                    text.Append(' ');
                    break;
                default:
                    text.Append(Bits[random.Next(Bits.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    private static Rune AnyCharacter(Random random)
    {
        Rune rune;
        while (!Rune.TryCreate(random.Next(random.Next(2) == 0 ? 0x3000 : 0x110000), out rune)) { }

        return rune;
    }
}
