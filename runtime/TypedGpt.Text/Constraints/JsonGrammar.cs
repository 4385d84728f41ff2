using System.Text.Json;
using TypedGpt.Sampling;

namespace TypedGpt.Constraints;

/// <summary>
/// The documents that a JSON schema allows, as a grammar of bytes. What answers are made by it parse and validate; a keyword that it
/// cannot enforce is refused by name. Any number of answers may be made by one.
/// </summary>
public sealed class JsonGrammar
{
    private JsonGrammar(Grammar grammar) => States = new(grammar);

    /// <summary>Any JSON object, as response_format json_object asks for.</summary>
    public static JsonGrammar AnyObject { get; } = FromSchema("""{"type": "object"}""");

    internal GrammarStates States { get; }

    /// <summary>States and what follows from them are found while answers are made, one at a time.</summary>
    internal Lock Gate { get; } = new();

    internal Dictionary<(GrammarStates.State State, TokenTrie Trie), TokenMask> Masks { get; } = [];

    /// <inheritdoc cref="FromSchema(JsonElement)"/>
    public static JsonGrammar FromSchema(string schema)
    {
        try
        {
            using var document = JsonDocument.Parse(schema);
            return FromSchema(document.RootElement.Clone());
        }
        catch (JsonException wrong)
        {
            throw new ArgumentException("the schema is not JSON.", nameof(schema), wrong);
        }
    }

    /// <summary>
    /// The grammar of a schema: type, properties in their order, required, additionalProperties, items, minItems, maxItems, enum, const,
    /// anyOf, oneOf of branches that exclude each other, allOf of one, $ref within the schema, minLength, maxLength. Titles, descriptions, defaults
    /// and formats are annotations.
    /// </summary>
    /// <exception cref="NotSupportedException">A keyword cannot be enforced; the message names it and its place.</exception>
    /// <exception cref="ArgumentException">It is no schema, or no document fits it.</exception>
    public static JsonGrammar FromSchema(JsonElement schema) => new(new SchemaReader(schema).Read());
}
