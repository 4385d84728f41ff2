using System.Text.Json;
using TypedGpt.Templates;
using TypedGpt.TestSupport;

namespace TypedGpt.Text.Tests.Templates;

/// <summary>A template of strangers ends, whatever it does, in one line with the template's line.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "steps")]
    [InlineData("\n{{ 'a' * 999999999999 }}", "line 2")]
    [InlineData("{{ [0] * 999999999 }}", "steps")]
    [InlineData("{{ 'abc' | replace('', 'x' * 9999999) }}", "characters")]
    [InlineData("{% for i in range(99) %}{{ 'a' * 9999999 }}{% endfor %}", "characters")]
    [InlineData(
        "{% set ns = namespace(t='aaaaaaaa') %}{% for i in range(99) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}",
        "characters"
    )]
    [InlineData("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "too deep")]
    [InlineData(
        "{% set ns = namespace(n=7) %}{% for i in range(99) %}{% set ns.n = ns.n * ns.n %}{% endfor %}",
        "digits"
    )]
    [InlineData("{{ 2 ** 99999999 }}", "exponent")]
    [InlineData(
        "{% set ns = namespace(l=[]) %}{% for i in range(999) %}{% set ns.l = [ns.l] %}{% endfor %}{{ ns.l }}",
        "nested too deep"
    )]
    [InlineData("{{ '%999999999s' % 'a' }}", "characters")]
    [InlineData("{{ '%09999s%09999s' * 9999 }}", "")]
    public void What_would_never_end_is_stopped(string source, string named)
    {
        var template = ChatTemplate.Parse(source);
        if (named.Length == 0)
        {
            Assert.NotEmpty(template.Render(Context("{}")).Text);
            return;
        }

        var wrong = Assert.Throws<TemplateException>(() => template.Render(Context("{}")));
        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
        Assert.StartsWith("line ", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('(', ')')]
    [InlineData('[', ']')]
    public void A_tree_that_is_too_deep_is_refused(char open, char close)
    {
        var source = "{{ " + new string(open, 100_000) + "1" + new string(close, 100_000) + " }}";
        Assert.Contains(
            "too deep",
            Assert.Throws<TemplateException>(() => ChatTemplate.Parse(source)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<TemplateException>(() =>
            ChatTemplate.Parse("{{ 1" + string.Concat(Enumerable.Repeat(" + 1", 100_000)) + " }}")
        );
        Assert.Throws<TemplateException>(() =>
            ChatTemplate.Parse(string.Concat(Enumerable.Repeat("{% if 1 %}", 10_000)))
        );
        Assert.Throws<TemplateException>(() => ChatTemplate.Parse("{{ " + new string('-', 100_000) + "1 }}"));
        Assert.Throws<TemplateException>(() =>
            ChatTemplate.Parse("{{ " + string.Concat(Enumerable.Repeat("not ", 100_000)) + "1 }}")
        );
    }

    [Theory]
    [InlineData("a\n{{ 1 +\n }}", 3)]
    [InlineData("a\n\n{% if x %}", 3)]
    [InlineData("a\n{# c\n#}\n{{ 1 / 0 }}", 4)]
    [InlineData("{% raw %}\n\n{% endraw %}\n{{ none.x.y }}", 4)]
    [InlineData("{% set a %}\n{{ 'b\nc' + 1 }}{% endset %}", 3)]
    [InlineData("{% macro m() %}\n\n{{ 1 + 'a' }}{% endmacro %}\n{{ m() }}", 3)]
    public void An_error_names_the_line_where_it_is(string source, int line) =>
        Assert.Equal(
            line,
            Assert.Throws<TemplateException>(() => ChatTemplate.Parse(source).Render(Context("{}"))).Line
        );

    /// <summary>Templates are cut off and scrambled; what comes is a text or a template's error.</summary>
    [Fact]
    public void A_damaged_template_never_ends_in_another_exception()
    {
        var random = new Random(RandomTests.Seed);
        var sources = Sources();
        var context = Context(
            """{"messages": [{"role": "user", "content": "a"}], "l": [3, 1, 2], "t": "Hello", "n": 3}"""
        );
        for (var i = 0; i < RandomTests.Count(usual: 3000, full: 60_000); i++)
        {
            var source = sources[random.Next(sources.Count)].ToList();
            var other = sources[random.Next(sources.Count)];
            for (var changes = random.Next(1, 4); changes > 0 && source.Count > 0; changes--)
            {
                var at = random.Next(source.Count);
                switch (random.Next(3))
                {
                    case 0:
                        source.RemoveAt(at);
                        break;
                    case 1:
                        var start = random.Next(other.Length);
                        source.InsertRange(
                            at,
                            other.Substring(start, random.Next(Math.Min(12, other.Length - start) + 1))
                        );
                        break;
                    default:
                        source[at] = "{}%|.[]()-'\" \n1a"[random.Next(16)];
                        break;
                }
            }

            var text = string.Concat(source);
            try
            {
                ChatTemplate.Parse(text).Render(context, new() { Steps = 20_000, Characters = 100_000 });
            }
            catch (TemplateException wrong)
            {
                Assert.DoesNotContain('\n', wrong.Message);
            }
            catch (Exception other2)
            {
                Assert.Fail($"{text}\n{other2}\n{RandomTests.Again}");
            }
        }
    }

    private static List<string> Sources()
    {
        using var cases = JsonDocument.Parse(File.ReadAllBytes(DataFolder.Small("jinja-cases.json")));
        using var snippets = JsonDocument.Parse(File.ReadAllBytes(DataFolder.Small("jinja-snippets.json")));
        return
        [
            .. cases
                .RootElement.EnumerateArray()
                .Concat(snippets.RootElement.GetProperty("cases").EnumerateArray())
                .Select(one => one.GetProperty("template").GetString()!)
                .Where(source => source.Length > 0),
        ];
    }

    private static JsonElement Context(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
