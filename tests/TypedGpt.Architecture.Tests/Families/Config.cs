using System.Text.Json;
using TypedGpt.TestSupport;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>The config.json of a checkpoint.</summary>
internal sealed class Config
{
    private readonly JsonElement values;

    private Config(JsonElement values) => this.values = values;

    /// <summary>That of <c>tests/Goldens/checkpoints/NAME</c>.</summary>
    public static Config Of(string checkpoint)
    {
        using var file = JsonDocument.Parse(
            File.ReadAllBytes(
                Path.Combine(Repository.Root, "tests", "Goldens", "checkpoints", checkpoint, "config.json")
            )
        );
        return new(file.RootElement.Clone());
    }

    public long Size(string key) => values.GetProperty(key).GetInt64();

    public double Number(string key) => values.GetProperty(key).GetDouble();

    public bool Flag(string key) => values.GetProperty(key).GetBoolean();
}
