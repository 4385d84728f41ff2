using System.Text.Json.Nodes;

namespace TypedGpt.Text.Tests.Constraints;

/// <summary>Validates a document by the keywords that grammars enforce, written apart from them.</summary>
internal static class Validator
{
    public static bool Holds(JsonNode? schema, JsonNode? value, JsonNode root)
    {
        if (schema is JsonValue truth)
        {
            return truth.GetValue<bool>();
        }

        var keys = (JsonObject)schema!;
        foreach (var (key, rule) in keys)
        {
            var holds = key switch
            {
                "$ref" => Holds(Resolve(rule!.GetValue<string>(), root), value, root),
                "type" => (
                    rule is JsonArray several
                        ? several.Select(one => one!.GetValue<string>())
                        : [rule!.GetValue<string>()]
                ).Any(type => Is(value, type)),
                "const" => JsonNode.DeepEquals(rule, value),
                "enum" => rule!.AsArray().Any(one => JsonNode.DeepEquals(one, value)),
                "anyOf" => rule!.AsArray().Any(one => Holds(one, value, root)),
                "oneOf" => rule!.AsArray().Count(one => Holds(one, value, root)) == 1,
                "allOf" => rule!.AsArray().All(one => Holds(one, value, root)),
                "minLength" => !Is(value, "string")
                    || value!.GetValue<string>().EnumerateRunes().Count() >= rule!.GetValue<int>(),
                "maxLength" => !Is(value, "string")
                    || value!.GetValue<string>().EnumerateRunes().Count() <= rule!.GetValue<int>(),
                "minItems" => value is not JsonArray list || list.Count >= rule!.GetValue<int>(),
                "maxItems" => value is not JsonArray list || list.Count <= rule!.GetValue<int>(),
                "items" => value is not JsonArray list || list.All(item => Holds(rule, item, root)),
                "properties" => value is not JsonObject map
                    || map.All(entry =>
                        !rule!.AsObject().ContainsKey(entry.Key) || Holds(rule[entry.Key], entry.Value, root)
                    ),
                "required" => value is not JsonObject map
                    || rule!.AsArray().All(name => map.ContainsKey(name!.GetValue<string>())),
                "additionalProperties" => value is not JsonObject map
                    || map.All(entry =>
                        keys["properties"]?.AsObject().ContainsKey(entry.Key) == true || Holds(rule, entry.Value, root)
                    ),
                "$defs" or "title" or "description" => true,
                _ => throw new InvalidOperationException($"the validator does not know '{key}'."),
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    private static JsonNode? Resolve(string pointer, JsonNode root) =>
        pointer.Split('/').Skip(1).Aggregate(root, (node, key) => node![key]!);

    private static bool Is(JsonNode? value, string type) =>
        type switch
        {
            "null" => value is null,
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            _ => value is JsonValue one
                && type
                    == one.GetValueKind() switch
                    {
                        System.Text.Json.JsonValueKind.String => "string",
                        System.Text.Json.JsonValueKind.Number => type == "integer"
                        && Math.Floor(one.GetValue<double>()) == one.GetValue<double>()
                            ? "integer"
                            : "number",
                        _ => "boolean",
                    },
        };
}
