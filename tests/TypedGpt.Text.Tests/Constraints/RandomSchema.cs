using System.Text.Json.Nodes;

namespace TypedGpt.Text.Tests.Constraints;

/// <summary>Draws schemas of every keyword that is supported.</summary>
internal sealed class RandomSchema(Random random)
{
    private static readonly string[] Names = ["a", "name", "größe", "x y", "\"quoted\"", "list", "日本", "n1"];

    public JsonObject Draw()
    {
        var schema = Draw(0);
        if (random.Next(3) == 0)
        {
            // A tree: a node may hold nodes.
            schema = new JsonObject
            {
                ["$defs"] = new JsonObject
                {
                    ["node"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["properties"] = new JsonObject
                        {
                            ["value"] = Draw(2),
                            ["next"] = new JsonObject
                            {
                                ["anyOf"] = new JsonArray(Type("null"), new JsonObject { ["$ref"] = "#/$defs/node" }),
                            },
                        },
                        ["required"] = new JsonArray("value"),
                        ["additionalProperties"] = false,
                    },
                },
                ["$ref"] = "#/$defs/node",
            };
        }

        return schema;
    }

    private JsonObject Draw(int depth)
    {
        switch (random.Next(depth > 2 ? 6 : 10))
        {
            case 0:
                return Type("integer");
            case 1:
                return Type("number");
            case 2:
                return Type("boolean");
            case 3:
                return new JsonObject { ["enum"] = new JsonArray("red", "grün", 3, -2.5, null, true) };
            case 4:
                return new JsonObject { ["const"] = random.Next(2) == 0 ? "fixed \"text\"\n" : new JsonArray(1, "x") };
            case 5:
                var text = Type("string");
                var least = random.Next(4);
                Maybe(text, "minLength", least);
                Maybe(text, "maxLength", least + random.Next(8));
                return text;
            case 6:
                var list = Type("array");
                list["items"] = Draw(depth + 1);
                var fewest = random.Next(3);
                Maybe(list, "minItems", fewest);
                Maybe(list, "maxItems", fewest + random.Next(3));
                return list;
            case 7:
                return new JsonObject { ["anyOf"] = new JsonArray(Draw(depth + 1), Draw(depth + 1)) };
            case 8:
                return new JsonObject
                {
                    ["oneOf"] = new JsonArray(
                        Type("boolean"),
                        Type("string"),
                        new JsonObject { ["enum"] = new JsonArray(1, 2) }
                    ),
                };
            default:
                return Object(depth);
        }
    }

    private JsonObject Object(int depth)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var name in Names.OrderBy(_ => random.Next()).Take(random.Next(4)))
        {
            properties[name] = Draw(depth + 1);
            if (random.Next(2) == 0)
            {
                required.Add(name);
            }
        }

        var schema = Type("object");
        schema["properties"] = properties;
        schema["required"] = required;
        if (random.Next(2) == 0)
        {
            schema["additionalProperties"] = random.Next(2) == 0 ? false : Draw(depth + 1);
        }

        return schema;
    }

    private void Maybe(JsonObject schema, string key, int value)
    {
        if (random.Next(2) == 0)
        {
            schema[key] = value;
        }
    }

    private static JsonObject Type(string name) => new() { ["type"] = name };
}
