using System.Text.Json;
using System.Text.Unicode;

namespace TypedGpt.Torch;

/// <summary>The index of a checkpoint in several files: which tensor lies in which of them.</summary>
internal static class ShardIndex
{
    /// <summary>What its name ends with.</summary>
    public const string Suffix = ".index.json";

    private const string Map = "weight_map";
    private const string Metadata = "metadata";

    /// <summary>The name of each tensor with the name of its file, which lies beside the index.</summary>
    /// <exception cref="CheckpointException">The index is no such json, or it points outside of its folder.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        try
        {
            return Parse(ReadBytes(path));
        }
        catch (CheckpointException wrong)
        {
            throw new CheckpointException($"{path}: {wrong.Message}", wrong);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new CheckpointException(
                $"{path}: it is no json: {Quoted.Name(wrong.Message.ReplaceLineEndings(" "))}",
                wrong
            );
        }
    }

    private static byte[] ReadBytes(string path)
    {
        var length = RegularFile.Length(path) is > 0 and var bytes
            ? bytes
            : throw new CheckpointException("there is no such file, or it is empty");
        return length <= SafeTensorsHeader.Largest
            ? File.ReadAllBytes(path)
            : throw new CheckpointException($"it has {length} bytes, and {SafeTensorsHeader.Largest} are allowed");
    }

    private static IReadOnlyDictionary<string, string> Parse(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            throw new CheckpointException("it is not UTF-8");
        }

        Dictionary<string, string>? places = null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new CheckpointException("it is no json object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(Map))
            {
                places = places is null ? ReadMap(ref reader) : throw new CheckpointException($"{Map} is there twice");
            }
            else if (reader.ValueTextEquals(Metadata))
            {
                reader.Read();
                reader.Skip();
            }
            else
            {
                throw new CheckpointException(
                    $"it has a key that the format does not know: {Quoted.Name(reader.GetString()!)}"
                );
            }
        }

        reader.Read();
        return places ?? throw new CheckpointException($"it has no {Map}");
    }

    private static Dictionary<string, string> ReadMap(ref Utf8JsonReader reader)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new CheckpointException($"{Map} is no json object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                throw new CheckpointException($"the file of {Quoted.Name(name)} is no text");
            }

            var file = reader.GetString()!;
            RequireNameInFolder(name, file);
            if (!places.TryAdd(name, file))
            {
                throw new CheckpointException($"{Quoted.Name(name)} is there twice");
            }
        }

        return places;
    }

    private static void RequireNameInFolder(string name, string file)
    {
        if (!file.EndsWith(".safetensors", StringComparison.Ordinal) || file.AsSpan().ContainsAny("/\\:\0"))
        {
            throw new CheckpointException(
                $"the file of {Quoted.Name(name)} is {Quoted.Name(file)}, not the name of a .safetensors file beside the index"
            );
        }
    }
}
