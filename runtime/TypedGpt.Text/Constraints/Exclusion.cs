using System.Text.Json;

namespace TypedGpt.Constraints;

/// <summary>Whether no document can fit two schemas, as far as that can be read off them.</summary>
internal static class Exclusion
{
    private const int GreatestDepth = 8;

    /// <summary>True only where it is certain: other types, other constants, or objects that a constant property tells apart.</summary>
    public static bool Holds(JsonElement left, JsonElement right, JsonElement root, int depth = 0)
    {
        left = Resolved(left, root);
        right = Resolved(right, root);
        if (depth > GreatestDepth || left.ValueKind != JsonValueKind.Object || right.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (Constants(left) is { } a && Constants(right) is { } b)
        {
            return !a.Exists(value => b.Exists(other => JsonElement.DeepEquals(value, other)));
        }

        if (Types(left) is { } types && Types(right) is { } others)
        {
            return !types.Overlaps(others)
                || (
                    types.IsSubsetOf(["object"]) && others.IsSubsetOf(["object"]) && ToldApart(left, right, root, depth)
                );
        }

        return false;
    }

    private static bool ToldApart(JsonElement left, JsonElement right, JsonElement root, int depth) =>
        Required(left)
            .Intersect(Required(right), StringComparer.Ordinal)
            .Any(name =>
                left.TryGetProperty("properties", out var a)
                && right.TryGetProperty("properties", out var b)
                && a.TryGetProperty(name, out var one)
                && b.TryGetProperty(name, out var other)
                && Holds(one, other, root, depth + 1)
            );

    private static IEnumerable<string> Required(JsonElement schema) =>
        schema.TryGetProperty("required", out var names) && names.ValueKind == JsonValueKind.Array
            ? names
                .EnumerateArray()
                .Where(name => name.ValueKind == JsonValueKind.String)
                .Select(name => name.GetString()!)
            : [];

    private static List<JsonElement>? Constants(JsonElement schema) =>
        schema.TryGetProperty("const", out var single) ? [single]
        : schema.TryGetProperty("enum", out var several) && several.ValueKind == JsonValueKind.Array
            ? [.. several.EnumerateArray()]
        : null;

    /// <summary>The types of a schema; a whole number is a number too.</summary>
    private static HashSet<string>? Types(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return Constants(schema)?.Select(TypeOf).ToHashSet(StringComparer.Ordinal);
        }

        var names = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().ToList() : [type];
        return names
            .Select(name =>
                name.ValueKind == JsonValueKind.String && name.GetString() != "integer" ? name.GetString()! : "number"
            )
            .ToHashSet(StringComparer.Ordinal);
    }

    private static string TypeOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            JsonValueKind.Null => "null",
            _ => "boolean",
        };

    private static JsonElement Resolved(JsonElement schema, JsonElement root)
    {
        for (
            var steps = 0;
            steps < GreatestDepth
                && schema.ValueKind == JsonValueKind.Object
                && schema.TryGetProperty("$ref", out var reference);
            steps++
        )
        {
            var target = root;
            foreach (var part in (reference.GetString() ?? "").Split('/').Skip(1))
            {
                if (target.ValueKind != JsonValueKind.Object || !target.TryGetProperty(part, out target))
                {
                    return schema;
                }
            }

            schema = target;
        }

        return schema;
    }
}
