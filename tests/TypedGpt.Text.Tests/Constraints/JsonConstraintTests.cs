using System.Text;
using System.Text.Json.Nodes;
using TypedGpt.Constraints;
using TypedGpt.Sampling;
using TypedGpt.TestSupport;
using TypedGpt.Tokenizers;
using Xunit.Abstractions;

namespace TypedGpt.Text.Tests.Constraints;

public sealed class JsonConstraintTests(ITestOutputHelper output)
{
    /// <summary>A random model fills random schemas; what it finishes is a document of its schema.</summary>
    [Fact]
    public void Every_finished_answer_validates()
    {
        var gpt2 = TextTokenizer.Gpt2();
        var small = TextTokenizer.Load(DataFolder.Small("bytes-tokenizer.json"));
        var tries = new[] { (gpt2, 50256, TokenTrie.Of(gpt2, 50257)), (small, 2, TokenTrie.Of(small, 390)) };
        var random = new Random(RandomTests.Seed);
        var (finished, count) = (0, RandomTests.Count(usual: 100, full: 1000));
        for (var i = 0; i < count; i++)
        {
            var schema = new RandomSchema(random).Draw();
            var (tokenizer, end, trie) = tries[i % 5 == 0 ? 0 : 1];
            var text = Answer(JsonGrammar.FromSchema(schema.ToJsonString()), trie, tokenizer, end, random);
            if (text is null)
            {
                continue;
            }

            finished++;
            JsonNode? value;
            try
            {
                value = JsonNode.Parse(text);
            }
            catch (System.Text.Json.JsonException wrong)
            {
                throw new InvalidOperationException($"'{text}' is not JSON. {RandomTests.Again}", wrong);
            }

            Assert.True(
                Validator.Holds(schema, value, schema),
                $"{schema.ToJsonString()} does not allow {text}. {RandomTests.Again}"
            );
        }

        output.WriteLine($"{finished} of {count} answers were finished within the length limit.");
        Assert.True(
            finished > count * 8 / 10,
            $"only {finished} of {count} answers were finished. {RandomTests.Again}"
        );
    }

    /// <summary>Every prefix of a right document is let through, however it is cut into tokens; no wrong one is.</summary>
    [Theory]
    [InlineData(
        """{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}, "required": ["a"]}""",
        """{"a": 1, "b": "x"}""",
        """{"b": "x"}"""
    )]
    [InlineData(
        """{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}}""",
        """{"b":"é😀\n"}""",
        """{"a": 1.5}"""
    )]
    [InlineData(
        """{"type": "object", "properties": {"a": true}}""",
        "{\n  \"a\": [1, {\"b\": null}]\n}",
        """{"a": 1, "c": 2}"""
    )]
    [InlineData(
        """{"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 3}""",
        "[1, -2.5e3,0]",
        "[1]"
    )]
    [InlineData(
        """{"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 3}""",
        "[1, 2]",
        "[1,2,3,4]"
    )]
    [InlineData("""{"type": "string", "minLength": 2, "maxLength": 3}""", "\"é😀\\n\"", "\"a\"")]
    [InlineData("""{"type": "string", "maxLength": 3}""", "\"\"", "\"abcd\"")]
    [InlineData("""{"enum": ["a", "ab", 1]}""", "\"ab\"", "\"abc\"")]
    [InlineData("""{"type": ["integer", "null"]}""", "null", "true")]
    [InlineData("""{"type": "string", "enum": ["a", 1]}""", "\"a\"", "1")]
    [InlineData(
        """{"anyOf": [{"type": "integer"}, {"type": "array", "items": {"$ref": "#"}}]}""",
        "[1,[2,[]]]",
        "[true]"
    )]
    [InlineData(
        """{"type": "object", "additionalProperties": {"type": "boolean"}}""",
        """{"x": true, "y": false}""",
        """{"x": 1}"""
    )]
    [InlineData("""{"type": "object", "additionalProperties": false}""", "{}", """{"x": 1}""")]
    [InlineData("{}", """{"x": [1, "a", true]}""", "[1,]")]
    [InlineData("""{"type": "number"}""", "0.5", "01")]
    [InlineData("""{"type": "integer"}""", "-12", "1.0")]
    public void Right_documents_pass_and_wrong_ones_do_not(string schema, string right, string wrong)
    {
        var tokenizer = TextTokenizer.Gpt2();
        var trie = TokenTrie.Of(tokenizer, 50257);
        var grammar = JsonGrammar.FromSchema(schema);
        Assert.True(Passes(grammar, trie, tokenizer.Encode(right)));
        Assert.True(
            Passes(grammar, trie, [.. Encoding.UTF8.GetBytes(right).Select(value => Single(tokenizer, value))])
        );
        Assert.False(Passes(grammar, trie, tokenizer.Encode(wrong)));
    }

    [Theory]
    [InlineData("""{"type": "string", "pattern": "a+"}""", "'pattern' at #")]
    [InlineData(
        """{"type": "object", "properties": {"x": {"type": "integer", "minimum": 3}}}""",
        "'minimum' at #/properties/x"
    )]
    [InlineData("""{"type": "object", "patternProperties": {}}""", "'patternProperties'")]
    [InlineData("""{"allOf": [{"type": "string"}, {"maxLength": 3}]}""", "'allOf' of several")]
    [InlineData("""{"oneOf": [{"type": "string"}, {"type": "string", "maxLength": 3}]}""", "'oneOf'")]
    [InlineData("""{"oneOf": [{"type": "integer"}, {"type": "number"}]}""", "'oneOf'")]
    [InlineData("""{"anyOf": [{"type": "string"}], "type": "string"}""", "'type' beside 'anyOf'")]
    [InlineData("""{"not": {}}""", "'not'")]
    [InlineData("""{"type": "array", "uniqueItems": true}""", "'uniqueItems'")]
    [InlineData("""{"type": "object", "required": ["x"]}""", "'x'")]
    [InlineData("""{"$ref": "http://x/y"}""", "http://x/y")]
    [InlineData("""{"type": "string", "maxLength": 1000000}""", "maxLength")]
    public void What_cannot_be_enforced_is_refused_by_name(string schema, string named) =>
        Assert.Contains(
            named,
            Assert.Throws<NotSupportedException>(() => JsonGrammar.FromSchema(schema)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("[]", "neither an object")]
    [InlineData("{", "not JSON")]
    [InlineData("""{"type": "text"}""", "'text'")]
    [InlineData("""{"$ref": "#/$defs/x"}""", "leads nowhere")]
    [InlineData("""{"$ref": "#"}""", "refers to itself")]
    [InlineData("""{"anyOf": [{"type": "null"}, {"$ref": "#"}]}""", "refers to itself")]
    [InlineData("false", "no document fits")]
    [InlineData("""{"enum": []}""", "no document fits")]
    [InlineData("""{"type": "string", "minLength": 3, "maxLength": 2}""", "no document fits")]
    [InlineData("""{"type": "array", "items": {"$ref": "#"}, "minItems": 1}""", "no document fits")]
    public void What_is_no_schema_is_said(string schema, string named) =>
        Assert.Contains(
            named,
            Assert.Throws<ArgumentException>(() => JsonGrammar.FromSchema(schema)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Nothing_but_the_end_follows_a_whole_document()
    {
        var tokenizer = TextTokenizer.Gpt2();
        var constraint = new JsonConstraint(JsonGrammar.AnyObject, TokenTrie.Of(tokenizer, 50300), [50256]);
        Assert.False(constraint.Mask()[50256]);
        foreach (var token in tokenizer.Encode("""{"a": 1}"""))
        {
            Assert.False(constraint.MayEnd);
            Assert.True(constraint.Mask()[token]);
            constraint.Accept(token);
        }

        Assert.True(constraint.MustEnd);
        var mask = constraint.Mask();
        Assert.True(mask[50256]);
        Assert.Equal(1, mask.Allowed);
        Assert.Throws<ArgumentException>(() => constraint.Accept(tokenizer.Encode(" ")[0]));
    }

    /// <summary>A vocabulary without the bytes that end a character never begins it.</summary>
    [Fact]
    public void No_character_is_begun_that_cannot_be_ended()
    {
        var metadata = new Dictionary<string, object>
        {
            ["tokenizer.ggml.model"] = "gpt2",
            ["tokenizer.ggml.pre"] = "gpt-2",
            ["tokenizer.ggml.tokens"] = new[] { "\"", "a", "Ã", "ð", "b", "<s>" },
            ["tokenizer.ggml.token_type"] = new[] { 1, 1, 1, 1, 1, 3 },
            ["tokenizer.ggml.merges"] = Array.Empty<string>(),
        };
        var tokenizer = TextTokenizer.FromMetadata(metadata, "bytes");
        var constraint = new JsonConstraint(
            JsonGrammar.FromSchema("""{"type": "string"}"""),
            TokenTrie.Of(tokenizer, 6),
            [5]
        );
        constraint.Accept(0);
        var mask = constraint.Mask();
        Assert.Equal(3, mask.Allowed);
        Assert.False(mask[2] || mask[3]);
    }

    private static bool Passes(JsonGrammar grammar, TokenTrie trie, IEnumerable<int> tokens)
    {
        var constraint = new JsonConstraint(grammar, trie, [50256]);
        foreach (var token in tokens)
        {
            if (!constraint.Mask()[token])
            {
                return false;
            }

            constraint.Accept(token);
        }

        return constraint.MayEnd && constraint.Mask()[50256];
    }

    private static int Single(TextTokenizer tokenizer, byte value) =>
        Enumerable.Range(0, 256).First(id => tokenizer.BytesOf(id).Span is [var only] && only == value);

    /// <summary>An answer of a model whose logits are random, a little in favour of what closes; null for one that is cut.</summary>
    private static string? Answer(JsonGrammar grammar, TokenTrie trie, TextTokenizer tokenizer, int end, Random random)
    {
        var constraint = new JsonConstraint(grammar, trie, [end]);
        var sampler = new Sampler(new() { Seed = (ulong)random.Next(), EndTokens = [end] }, trie.Vocabulary);
        var answer = new List<int>();
        var logits = new float[trie.Vocabulary];
        while (answer.Count < 400)
        {
            for (var id = 0; id < logits.Length; id++)
            {
                logits[id] = (float)random.NextDouble() * 4;
            }

            foreach (var closing in "\"}]0 ,n")
            {
                logits[tokenizer.Encode(closing.ToString())[0]] += closing is '"' or '}' or ']' ? 10 : 3;
            }

            logits[end] += 12;
            var token = sampler.Next(
                logits,
                [],
                System.Runtime.InteropServices.CollectionsMarshal.AsSpan(answer),
                constraint.Mask()
            );
            if (token == end)
            {
                return tokenizer.Decode(answer);
            }

            constraint.Accept(token);
            answer.Add(token);
        }

        return null;
    }
}
