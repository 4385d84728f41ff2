using System.Globalization;
using System.Text.Json;
using TypedGpt.Architecture.Sources.Json;
using TypedGpt.TestSupport;

namespace TypedGpt.Architecture.Tests.Sources;

/// <summary>The reader of JSON says where each value stands, refuses what is none, and never throws.</summary>
public sealed class JsonTests
{
    [Fact]
    public void Each_value_knows_its_place()
    {
        const string Text = """{ "n_embd": 768, "rope": {"type": "yarn", "on": true}, "list": [1, -2.5e3, null] }""";
        var root = Assert.IsType<JsonValue.Object>(JsonText.Read(Text).Value);
        Assert.Equal(Text, At(root));
        Assert.Equal(["n_embd", "rope", "list"], root.Members.Select(member => member.Name));
        Assert.Equal("\"n_embd\"", Text.Substring(root.Members[0].Start, root.Members[0].Length));
        Assert.Equal("768", At(root.Find("n_embd")!.Value));
        var rope = Assert.IsType<JsonValue.Object>(root.Find("rope")!.Value);
        Assert.Equal("\"yarn\"", At(rope.Find("type")!.Value));
        var list = Assert.IsType<JsonValue.List>(root.Find("list")!.Value);
        Assert.Equal(["1", "-2.5e3", "null"], list.Items.Select(At));

        static string At(JsonValue value) => Text.Substring(value.Start, value.Length);
    }

    [Theory]
    [InlineData("", "A value is missing", 0, 0)]
    [InlineData("  ", "A value is missing", 2, 0)]
    [InlineData("{", "A key in quotation marks is missing", 1, 0)]
    [InlineData("[1", "A comma or ] is missing", 2, 0)]
    [InlineData("[1,]", "This is no value", 3, 1)]
    [InlineData("{\"a\": 1,}", "A key in quotation marks is missing", 8, 1)]
    [InlineData("{\"a\" 1}", "A colon is missing", 5, 1)]
    [InlineData("{\"a\": 1 \"b\": 2}", "A comma or } is missing", 8, 1)]
    [InlineData("{\"a\": 1, \"b\": 2, \"a\": 1}", "The key a is there twice", 17, 3)]
    [InlineData("{\"a\": 1, \"\\u0061\": 1}", "The key a is there twice", 9, 8)]
    [InlineData("\"abc", "The text that begins here has no end", 0, 4)]
    [InlineData("\"a\nb\"", "A control character has to be written as an escape", 2, 1)]
    [InlineData("\"a\\x\"", "This is no escape", 2, 2)]
    [InlineData("\"\\u12g4\"", "This is no escape", 1, 2)]
    [InlineData("\"\\u12", "This is no escape", 1, 2)]
    [InlineData("1 2", "Nothing may follow the value", 2, 1)]
    [InlineData("01", "This is no number", 0, 2)]
    [InlineData("1.", "This is no number", 0, 2)]
    [InlineData("-", "This is no number", 0, 1)]
    [InlineData("1e", "This is no number", 0, 2)]
    [InlineData("1e999", "No number of 64 bits is that large", 0, 5)]
    [InlineData("NaN", "This is no value", 0, 3)]
    [InlineData("-Infinity", "This is no number", 0, 9)]
    [InlineData("True", "This is no value", 0, 4)]
    [InlineData("// no\n1", "This is no value", 0, 1)]
    public void What_is_no_JSON_is_refused_at_its_place(string text, string message, int start, int length)
    {
        var read = JsonText.Read(text);
        Assert.Null(read.Value);
        Assert.Equal(new JsonProblem(message, start, length), read.Problem);
    }

    [Fact]
    public void A_nesting_without_end_is_refused_and_not_followed()
    {
        var deepest = JsonText.DeepestNesting;
        Assert.Null(JsonText.Read(new string('[', deepest) + new string(']', deepest)).Problem);
        var problem = JsonText.Read(new string('[', 1_000_000)).Problem;
        Assert.Equal(new JsonProblem("More than 64 values lie in one another", deepest, 1), problem);
    }

    [Theory]
    [InlineData("9223372036854775807", 9223372036854775807)]
    [InlineData("-0", 0L)]
    [InlineData("1.0", null)]
    [InlineData("1e3", null)]
    [InlineData("9223372036854775808", null)]
    public void A_whole_number_is_one_that_is_written_so(string text, long? whole) =>
        Assert.Equal(whole, Assert.IsType<JsonValue.Numeric>(JsonText.Read(text).Value).Whole);

    /// <summary>Texts that were JSON and of which some characters were changed: what is read is what the framework's reader reads.</summary>
    [Fact]
    public void Damaged_texts_are_read_as_the_framework_reads_them()
    {
        var random = new Random(RandomTests.Seed);
        var read = 0;
        for (var round = 0; round < RandomTests.Count(20_000, 1_000_000); round++)
        {
            var text = Damaged(random, Written(random, depth: 0));
            var own = JsonText.Read(text);
            Assert.True(own.Value is null != own.Problem is null, $"{text}. {RandomTests.Again}");
            if (own.Problem is { } problem)
            {
                var isInside =
                    problem.Start >= 0 && problem.Length >= 0 && problem.Start + problem.Length <= text.Length;
                Assert.True(isInside, $"{text}: {problem}. {RandomTests.Again}");
            }

            var theirs = ByTheFramework(text);
            if (own.Value is { } value)
            {
                read++;
                Assert.True(theirs is not null, $"{text} is no JSON. {RandomTests.Again}");
                Assert.True(theirs == Printed(value), $"{text}: {theirs} != {Printed(value)}. {RandomTests.Again}");
            }
            else
            {
                var isStricter =
                    own.Problem!.Message.StartsWith("The key", StringComparison.Ordinal)
                    || own.Problem.Message.StartsWith("No number", StringComparison.Ordinal);
                Assert.True(theirs is null || isStricter, $"{text}: {own.Problem}. {RandomTests.Again}");
            }
        }

        Assert.True(read > 1000, $"Only {read.ToString(CultureInfo.InvariantCulture)} were JSON.");
    }

    private static string? ByTheFramework(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Printed(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Printed(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object =>
                $"{{{string.Join(",", element.EnumerateObject().Select(member => $"{member.Name}:{Printed(member.Value)}"))}}}",
            JsonValueKind.Array => $"[{string.Join(",", element.EnumerateArray().Select(Printed))}]",
            JsonValueKind.String => $"'{element.GetString()}'",
            JsonValueKind.Number => element.GetDouble().ToString("R", CultureInfo.InvariantCulture),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "null",
        };

    private static string Printed(JsonValue value) =>
        value switch
        {
            JsonValue.Object found =>
                $"{{{string.Join(",", found.Members.Select(member => $"{member.Name}:{Printed(member.Value)}"))}}}",
            JsonValue.List list => $"[{string.Join(",", list.Items.Select(Printed))}]",
            JsonValue.Text content => $"'{content.Content}'",
            JsonValue.Numeric number => number.Number.ToString("R", CultureInfo.InvariantCulture),
            JsonValue.Flag flag => flag.IsSet ? "true" : "false",
            _ => "null",
        };

    private static string Written(Random random, int depth) =>
        random.Next(depth > 4 ? 6 : 9) switch
        {
            0 => "null",
            1 => random.Next(2) == 0 ? "true" : "false",
            2 => random.Next(-1000, 100_000).ToString(CultureInfo.InvariantCulture),
            3 => (random.NextDouble() * 1e6).ToString("R", CultureInfo.InvariantCulture),
            4 => "1e-05",
            5 => $"\"{Word(random)}\"",
            6 => $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Written(random, depth + 1)))}]",
            _ =>
                $"{{ {string.Join(",\n ", Enumerable.Range(0, random.Next(4)).Select(_ => $"\"{Word(random)}\": {Written(random, depth + 1)}"))} }}",
        };

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static string Damaged(Random random, string text)
    {
        for (var change = random.Next(3); change > 0 && text.Length > 0; change--)
        {
            var at = random.Next(text.Length);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, random.Next(1, Math.Min(4, text.Length - at + 1))),
                1 => text.Insert(at, Marks[random.Next(Marks.Length)]),
                _ => text[..at],
            };
        }

        return text;
    }

    private static readonly string[] Pieces = ["a", "n_embd", "é", "\\n", "\\u0041", "\\\\", "\\\"", " ", "日", "/"];

    private static readonly string[] Marks =
    [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "-",
        ".",
        "e",
        "0",
        "1",
        "\n",
        "\u0001",
        "true",
        "nul",
        "1e400",
    ];
}
