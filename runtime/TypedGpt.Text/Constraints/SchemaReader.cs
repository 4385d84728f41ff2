using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedGpt.Constraints;

/// <summary>Makes a grammar of a JSON schema.</summary>
internal sealed class SchemaReader
{
    private const int GreatestDepth = 200;

    /// <summary>Each length of a string or list that is bounded is a rule of its own.</summary>
    private const int GreatestBound = 10_000;

    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Keywords that say nothing about what validates.</summary>
    private static readonly HashSet<string> Annotations =
    [
        "$schema",
        "$id",
        "$comment",
        "$defs",
        "definitions",
        "title",
        "description",
        "default",
        "examples",
        "format",
        "deprecated",
        "readOnly",
        "writeOnly",
    ];

    private static readonly string[] Types = ["object", "array", "string", "integer", "number", "boolean", "null"];

    private static readonly HashSet<string> ObjectKeywords = ["properties", "required", "additionalProperties"];
    private static readonly HashSet<string> ArrayKeywords = ["items", "minItems", "maxItems"];
    private static readonly HashSet<string> StringKeywords = ["minLength", "maxLength"];

    private readonly JsonElement root;
    private readonly Grammar grammar = new();
    private readonly JsonRules json;
    private readonly Dictionary<string, int> references = new(StringComparer.Ordinal);

    public SchemaReader(JsonElement root)
    {
        this.root = root;
        json = new(grammar);
    }

    /// <summary>The grammar of the whole schema.</summary>
    public Grammar Read()
    {
        // Some tokenizers put a space in front of every text.
        var document = Reference("#", "#", 0);
        grammar.Root = grammar.Add(document);
        grammar.Alternative(grammar.Root, " ", document);
        if (grammar.IsLeftRecursive())
        {
            throw new ArgumentException("the schema refers to itself without anything between.");
        }

        return grammar.Prune() ? grammar : throw new ArgumentException("no document fits the schema.");
    }

    private int Rule(JsonElement schema, string place, int depth)
    {
        if (depth > GreatestDepth)
        {
            throw new NotSupportedException($"the schema is nested too deep at {place}.");
        }

        switch (schema.ValueKind)
        {
            case JsonValueKind.True:
                return json.AnyValue;
            case JsonValueKind.False:
                return grammar.Add();
            case JsonValueKind.Object:
                break;
            default:
                throw new ArgumentException($"the schema at {place} is neither an object nor true or false.");
        }

        var keys = schema
            .EnumerateObject()
            .Select(entry => entry.Name)
            .Where(key => !Annotations.Contains(key))
            .ToHashSet(StringComparer.Ordinal);
        if (Alone("$ref", keys, place) is { } reference)
        {
            return Reference(TextOf(schema.GetProperty(reference), $"{place}/$ref"), place, depth + 1);
        }

        if (Alone("const", keys, place, "type") is not null)
        {
            return Literals(schema, [schema.GetProperty("const")], place);
        }

        if (Alone("enum", keys, place, "type") is not null)
        {
            return Literals(schema, Items(schema.GetProperty("enum"), $"{place}/enum"), place);
        }

        foreach (var choice in (ReadOnlySpan<string>)["anyOf", "oneOf", "allOf"])
        {
            if (Alone(choice, keys, place) is not null)
            {
                return Choice(schema, choice, place, depth);
            }
        }

        return Typed(schema, keys, place, depth);
    }

    /// <summary>A keyword that no other stands beside; null where it is not there.</summary>
    private static string? Alone(string keyword, HashSet<string> keys, string place, string? beside = null) =>
        !keys.Contains(keyword) ? null
        : keys.FirstOrDefault(key => key != keyword && key != beside) is { } other
            ? throw new NotSupportedException(
                $"the schema's keyword '{other}' beside '{keyword}' at {place} is not supported."
            )
        : keyword;

    private int Reference(string pointer, string place, int depth)
    {
        if (references.TryGetValue(pointer, out var known))
        {
            return known;
        }

        if (pointer is not ['#', ..])
        {
            throw new NotSupportedException(
                $"the schema's $ref '{pointer}' at {place} leads out of the schema, which is not supported."
            );
        }

        var target = root;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var key = Uri.UnescapeDataString(part)
                .Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal);
            target =
                target.ValueKind == JsonValueKind.Object && target.TryGetProperty(key, out var inner) ? inner
                : target.ValueKind == JsonValueKind.Array
                && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < target.GetArrayLength()
                    ? target[index]
                : throw new ArgumentException($"the schema's $ref '{pointer}' at {place} leads nowhere.");
        }

        // The rule is there before its schema is read, which may refer to it.
        var rule = grammar.Add();
        references.Add(pointer, rule);
        grammar.Alternative(rule, Rule(target, pointer, depth));
        return rule;
    }

    private int Literals(JsonElement schema, IReadOnlyList<JsonElement> values, string place)
    {
        var types = TypesOf(schema, place);
        var rule = grammar.Add();
        foreach (var value in values.Where(value => types is null || types.Exists(type => Fits(value, type))))
        {
            grammar.Alternative(rule, JsonSerializer.Serialize(value, Compact));
        }

        return rule;
    }

    private int Choice(JsonElement schema, string keyword, string place, int depth)
    {
        var branches = Items(schema.GetProperty(keyword), $"{place}/{keyword}");
        if (keyword == "allOf" && branches.Count != 1)
        {
            throw new NotSupportedException($"the schema's keyword 'allOf' of several at {place} is not supported.");
        }

        for (var i = 0; keyword == "oneOf" && i < branches.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (!Exclusion.Holds(branches[i], branches[j], root))
                {
                    throw new NotSupportedException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"the schema's keyword 'oneOf' at {place} has branches {j} and {i} that a document may both fit, which is not supported; use anyOf."
                        )
                    );
                }
            }
        }

        var rule = grammar.Add();
        for (var i = 0; i < branches.Count; i++)
        {
            grammar.Alternative(
                rule,
                Rule(branches[i], string.Create(CultureInfo.InvariantCulture, $"{place}/{keyword}/{i}"), depth + 1)
            );
        }

        return rule;
    }

    private int Typed(JsonElement schema, HashSet<string> keys, string place, int depth)
    {
        foreach (var key in keys)
        {
            if (
                key != "type"
                && !ObjectKeywords.Contains(key)
                && !ArrayKeywords.Contains(key)
                && !StringKeywords.Contains(key)
            )
            {
                throw new NotSupportedException($"the schema's keyword '{key}' at {place} is not supported.");
            }
        }

        // Without a type the keywords say which values they are about; any of those fits.
        var types =
            TypesOf(schema, place)
            ?? (
                keys.Overlaps(ObjectKeywords) ? ["object"]
                : keys.Overlaps(ArrayKeywords) ? ["array"]
                : keys.Overlaps(StringKeywords) ? ["string"]
                : []
            );
        if (types.Count == 0)
        {
            return json.AnyValue;
        }

        var rule = grammar.Add();
        foreach (var type in types)
        {
            switch (type)
            {
                case "object":
                    grammar.Alternative(rule, Object(schema, place, depth));
                    break;
                case "array":
                    grammar.Alternative(rule, Array(schema, place, depth));
                    break;
                case "string":
                    var (least, most) = Bounds(schema, "minLength", "maxLength", place);
                    if (most is null || least <= most)
                    {
                        grammar.Alternative(rule, least == 0 && most is null ? json.AnyString : json.Text(least, most));
                    }

                    break;
                case "integer":
                    grammar.Alternative(rule, json.Integer);
                    break;
                case "number":
                    grammar.Alternative(rule, json.Number);
                    break;
                case "boolean":
                    grammar.Alternative(rule, "true");
                    grammar.Alternative(rule, "false");
                    break;
                default:
                    grammar.Alternative(rule, "null");
                    break;
            }
        }

        return rule;
    }

    private int Array(JsonElement schema, string place, int depth)
    {
        var (least, most) = Bounds(schema, "minItems", "maxItems", place);
        var item = schema.TryGetProperty("items", out var items)
            ? Rule(items, $"{place}/items", depth + 1)
            : json.AnyValue;
        return most is null || least <= most ? json.List(item, least, most) : grammar.Add();
    }

    /// <summary>The properties in their order; those that are not required may be left out.</summary>
    private int Object(JsonElement schema, string place, int depth)
    {
        List<JsonProperty> properties = schema.TryGetProperty("properties", out var listed)
            ? [.. Entries(listed, $"{place}/properties")]
            : [];
        HashSet<string> required = schema.TryGetProperty("required", out var names)
            ? [.. Items(names, $"{place}/required").Select(name => TextOf(name, $"{place}/required"))]
            : [];
        if (required.FirstOrDefault(name => properties.TrueForAll(property => property.Name != name)) is { } unknown)
        {
            throw new NotSupportedException(
                $"the schema requires '{unknown}' at {place}, which is none of its properties; this is not supported."
            );
        }

        var hasMore = schema.TryGetProperty("additionalProperties", out var more);
        var others = hasMore ? Rule(more, $"{place}/additionalProperties", depth + 1) : json.AnyValue;
        if (properties.Count == 0)
        {
            // Where no other property may come, the object stays empty.
            return hasMore && more.ValueKind == JsonValueKind.False
                ? grammar.Add("{", json.Space, "}")
                : json.Map(others);
        }

        // From the last to the first: what comes where nothing was written yet, and what comes behind a property.
        var first = grammar.Add();
        grammar.Alternative(first);
        var behind = grammar.Add();
        grammar.Alternative(behind);
        for (var i = properties.Count - 1; i >= 0; i--)
        {
            var name = JsonSerializer.Serialize(properties[i].Name, Compact);
            var value = Rule(properties[i].Value, $"{place}/properties/{properties[i].Name}", depth + 1);
            var member = grammar.Add(name + ":", json.AfterColon, value);
            var (nextFirst, nextBehind) = (grammar.Add(), grammar.Add());
            grammar.Alternative(nextFirst, member, behind);
            grammar.Alternative(nextBehind, ",", json.Space, member, behind);
            if (!required.Contains(properties[i].Name))
            {
                grammar.Alternative(nextFirst, first);
                grammar.Alternative(nextBehind, behind);
            }

            (first, behind) = (nextFirst, nextBehind);
        }

        return grammar.Add("{", json.Space, first, json.Space, "}");
    }

    private static (int Least, int? Most) Bounds(JsonElement schema, string leastKey, string mostKey, string place)
    {
        return (Bound(leastKey) ?? 0, Bound(mostKey));

        int? Bound(string key) =>
            !schema.TryGetProperty(key, out var value) ? null
            : value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var bound)
            && bound is >= 0 and <= GreatestBound
                ? bound
            : throw new NotSupportedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the schema's {key} at {place} is {value.GetRawText()}; whole numbers from 0 to {GreatestBound} are supported."
                )
            );
    }

    private static List<string>? TypesOf(JsonElement schema, string place)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return null;
        }

        var types =
            type.ValueKind == JsonValueKind.Array
                ? Items(type, $"{place}/type").Select(one => TextOf(one, $"{place}/type")).ToList()
                : [TextOf(type, $"{place}/type")];
        return types.Find(one => !Types.Contains(one, StringComparer.Ordinal)) is { } unknown
            ? throw new ArgumentException(
                $"the schema at {place} has the type '{unknown}'. Types: {string.Join(", ", Types)}."
            )
            : types;
    }

    private static bool Fits(JsonElement value, string type) =>
        type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "integer" => value.ValueKind == JsonValueKind.Number
                && value.TryGetDouble(out var number)
                && number == Math.Floor(number),
            _ => value.ValueKind == JsonValueKind.Number,
        };

    private static List<JsonElement> Items(JsonElement list, string place) =>
        list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : throw new ArgumentException($"the schema at {place} is no list.");

    private static IEnumerable<JsonProperty> Entries(JsonElement map, string place) =>
        map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject()
            : throw new ArgumentException($"the schema at {place} is no object.");

    private static string TextOf(JsonElement text, string place) =>
        text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw new ArgumentException($"the schema at {place} is no text.");
}
