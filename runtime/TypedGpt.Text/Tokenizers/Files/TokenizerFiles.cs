using TypedGpt.Reading;

namespace TypedGpt.Tokenizers.Files;

/// <summary>Finds out what kind of file a tokenizer is in, by what it begins with and not by its name.</summary>
internal static class TokenizerFiles
{
    private static readonly string[] Names = ["tokenizer.json", "tokenizer.model", "spiece.model"];

    /// <inheritdoc cref="TextTokenizer.Load"/>
    public static TextTokenizer Load(string path)
    {
        if (Directory.Exists(path))
        {
            path = InFolder(path);
        }
        else if (!File.Exists(path))
        {
            throw new FileNotFoundException($"there is no file or folder '{path}'.", path);
        }

        var beginning = Beginning(path);
        if (GgufMetadata.Begins(beginning))
        {
            return TextTokenizer.FromMetadata(GgufMetadata.Read(path), path);
        }

        var bytes = File.ReadAllBytes(path);
        var settings = TokenizerSettings.Read(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return beginning.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'{', ..]
            || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? new(settings.Apply(TokenizerJson.Read(JsonNode.Parse(bytes, path)), addsByFlags: false))
            : TiktokenFile.Begins(bytes) || path.EndsWith(".tiktoken", StringComparison.OrdinalIgnoreCase)
                ? new(settings.Apply(TiktokenFile.Read(bytes, path), addsByFlags: true))
            : new(settings.Apply(SentencePieceFile.Read(bytes, path), addsByFlags: true));
    }

    /// <summary>The file of a folder: the first of the usual names, else the only tiktoken or GGUF file.</summary>
    private static string InFolder(string folder)
    {
        if (Array.Find(Names, name => File.Exists(Path.Combine(folder, name))) is { } usual)
        {
            return Path.Combine(folder, usual);
        }

        foreach (var pattern in (ReadOnlySpan<string>)["*.tiktoken", "*.gguf"])
        {
            var files = Directory.GetFiles(folder, pattern);
            if (files.Length == 1)
            {
                return files[0];
            }

            if (files.Length > 1)
            {
                throw new InvalidDataException(
                    $"the folder '{folder}' has several {pattern} files; give one of them: {string.Join(", ", files.Select(Path.GetFileName).Order(StringComparer.Ordinal))}."
                );
            }
        }

        throw new FileNotFoundException(
            $"the folder '{folder}' has no tokenizer: none of {string.Join(", ", Names)}, *.tiktoken, *.gguf.",
            folder
        );
    }

    private static ReadOnlySpan<byte> Beginning(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[16];
        return bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }
}
