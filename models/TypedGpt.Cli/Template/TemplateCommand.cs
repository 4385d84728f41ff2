using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedGpt.Templates;

namespace TypedGpt.Cli.Template;

/// <summary>Prints a rendered conversation.</summary>
internal static class TemplateCommand
{
    private static readonly JsonSerializerOptions Unescaped = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Renders and prints the text as it is, without a line end of its own.</summary>
    /// <exception cref="InvalidDataException">The template or its context fails; one line with the template's line.</exception>
    public static void Run(string path, string contextPath, string? name, DateTime? now, bool json, TextWriter output)
    {
        var context = ReadContext(contextPath);
        var files = ChatTemplateFiles.Load(path);
        context.TryAdd("bos_token", files.Bos);
        context.TryAdd("eos_token", files.Eos);
        var source = files.Find(name, hasTools: context["tools"] is JsonArray { Count: > 0 });
        try
        {
            var rendered = ChatTemplate
                .Parse(source)
                .Render(JsonSerializer.SerializeToElement(context), new() { Now = now });
            if (json)
            {
                var segments = rendered.Segments.Select(part => new { text = part.Text, special = part.Special });
                output.WriteLine(JsonSerializer.Serialize(new { text = rendered.Text, segments }, Unescaped));
            }
            else
            {
                output.Write(rendered.Text);
                output.Flush();
            }
        }
        catch (TemplateException wrong)
        {
            throw new InvalidDataException($"{path}, {wrong.Message}");
        }
    }

    private static JsonObject ReadContext(string path)
    {
        try
        {
            return JsonNode.Parse(path == "-" ? Console.In.ReadToEnd() : File.ReadAllText(path)) as JsonObject
                ?? throw new InvalidDataException($"{path} is no JSON object; it holds what the template sees.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path} is not JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1} is not what belongs there."
                )
            );
        }
    }

    private static void TryAdd(this JsonObject context, string key, string? value)
    {
        if (value is not null && !context.ContainsKey(key))
        {
            context[key] = value;
        }
    }
}
