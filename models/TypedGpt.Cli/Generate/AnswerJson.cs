using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedGpt.Cli.Naming;
using TypedGpt.Cli.Running;

namespace TypedGpt.Cli.Generate;

/// <summary>An answer as machines read it.</summary>
internal static class AnswerJson
{
    /// <summary>Text as it is: the receiver is a program, not a page.</summary>
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(
        NamedModel named,
        GenerateRequest request,
        RunOptions options,
        IReadOnlyList<int> prompt,
        Answer answer
    ) =>
        new JsonObject
        {
            ["model"] = named.Name,
            ["text"] = answer.Text,
            ["end"] = answer.Reason,
            ["stop_text"] = answer.End?.StopText,
            ["prompt_ids"] = Array(prompt),
            ["ids"] = Array(answer.Ids),
            ["seed"] = (long)request.Sampling.Seed,
            ["type"] = options.Type.ToString().ToLowerInvariant(),
            ["device"] = options.Device,
            ["seconds"] = new JsonObject
            {
                ["load"] = Rounded(answer.LoadSeconds),
                ["first_token"] = Rounded(answer.FirstSeconds),
                ["all_tokens"] = Rounded(answer.LastSeconds),
            },
            ["tokens_per_second"] = answer.TokensPerSecond is { } rate ? Rounded(rate) : null,
        }.ToJsonString(Indented);

    private static JsonArray Array(IEnumerable<int> ids) => new([.. ids.Select(id => JsonValue.Create(id))]);

    private static double Rounded(double number) => Math.Round(number, 4);
}
