using System.Text.RegularExpressions;
using TypedGpt.Tokenizers.Patterns;

namespace TypedGpt.Text.Tests.Tokenizers;

public sealed class PatternTests
{
    [Theory]
    [InlineData(@"[^\r\n\p{L}\p{N}]?+\p{L}++", @"(?>[^\r\n\p{L}\p{N}]?)(?>\p{L}+)")]
    [InlineData(@" ?[^(\s|[.,!?…])]+", @" ?[^(\s|.,!?…)]+")]
    [InlineData(@"a*+b+?c??", @"(?>a*)b+?c??")]
    [InlineData(@"\p{N}{1,3}+", @"(?:\p{N}{1,3})+")]
    [InlineData(@"(?i:'s|'t)|\P{L}", @"(?i:'s|'t)|\P{L}")]
    [InlineData(@"\p{^L}[\-a]", @"\P{L}[\u002Da]")]
    [InlineData(@"a(?i)b|c", @"a(?i:b|c)")]
    public void Oniguruma_is_read_as_it_is_meant(string pattern, string wanted)
    {
        Assert.Equal(wanted, OnigurumaPattern.Translate(pattern));
        _ = new Regex(OnigurumaPattern.Translate(pattern));
    }

    [Theory]
    [InlineData(@"[a-z&&[^aeiou]]", "&&")]
    [InlineData(@"[[:alpha:]]", "POSIX")]
    [InlineData(@"\p{Han}+", @"\p{Han}")]
    [InlineData(@"(?<name>a)", "(?<n")]
    [InlineData(@"\X", @"\X")]
    [InlineData(@"\1", @"\1")]
    [InlineData(@"[a[^b]]", "negated set")]
    [InlineData(@"[😀]", "U+FFFF")]
    [InlineData(@"(a", "(")]
    [InlineData(@"a)", ")")]
    [InlineData(@"[a", "[")]
    [InlineData(@"+a", "'+'")]
    [InlineData(@"[z-a]", "[z-a]")]
    public void What_has_no_counterpart_is_refused_by_name(string pattern, string named)
    {
        var wrong = Assert.Throws<NotSupportedException>(() => OnigurumaPattern.Compile(pattern));
        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("not supported", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Fact]
    public void Characters_above_U_FFFF_are_letters_and_numbers_too()
    {
        var words = OnigurumaPattern.Matcher(@"\p{L}+|\p{N}+|[^\p{L}\p{N}]+");
        const string text = "a\U00010330\U00010331😀\U0001D7D8\U0001D7D91";
        Assert.Equal(
            ["a\U00010330\U00010331", "😀", "\U0001D7D8\U0001D7D91"],
            words.Find(text).Select(match => text[match.Start..match.End])
        );
    }

    /// <summary>The stand-in of every character above U+FFFF has its general category.</summary>
    [Fact]
    public void Stand_ins_are_of_the_same_category()
    {
        for (var code = 0x10000; code < 0x110000; code += 7)
        {
            var (proxy, _) = ProxyText.Of(char.ConvertFromUtf32(code));
            Assert.Equal(
                System.Globalization.CharUnicodeInfo.GetUnicodeCategory(code),
                System.Globalization.CharUnicodeInfo.GetUnicodeCategory(proxy[0])
            );
        }
    }
}
