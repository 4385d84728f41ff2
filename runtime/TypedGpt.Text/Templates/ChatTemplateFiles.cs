using TypedGpt.Reading;

namespace TypedGpt.Templates;

/// <summary>The chat templates that come with a model, and the tokens they name.</summary>
public sealed class ChatTemplateFiles
{
    private const string Usual = "default";
    private const string WithTools = "tool_use";
    private const string MetadataKey = "tokenizer.chat_template";

    private readonly Dictionary<string, string> sources = new(StringComparer.Ordinal);
    private readonly string path;

    private ChatTemplateFiles(string path) => this.path = path;

    /// <summary>The names of the templates: "default", and what else there is.</summary>
    public IReadOnlyCollection<string> Names => sources.Keys;

    /// <summary>The text of the token that begins a text, as templates write it; null where it is not said.</summary>
    public string? Bos { get; private set; }

    /// <summary>The text of the token that ends a text; null where it is not said.</summary>
    public string? Eos { get; private set; }

    /// <summary>
    /// Reads the templates of a folder (chat_template.jinja, chat_template.json, tokenizer_config.json), of a GGUF file, or of a file
    /// with a template alone.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or has no template.</exception>
    public static ChatTemplateFiles Load(string path)
    {
        var files = new ChatTemplateFiles(path);
        if (Directory.Exists(path))
        {
            files.ReadFolder();
        }
        else if (!File.Exists(path))
        {
            throw new FileNotFoundException($"there is no file or folder '{path}'.", path);
        }
        else if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            files.ReadConfig(path);
            files.ReadFolderOf(path);
        }
        else if (BeginsAsGguf(path))
        {
            files.ReadMetadata();
        }
        else
        {
            files.sources[Usual] = File.ReadAllText(path);
        }

        return files.sources.Count > 0
            ? files
            : throw new InvalidDataException(
                $"'{path}' has no chat template: neither chat_template.jinja, chat_template.json nor \"chat_template\" in tokenizer_config.json."
            );
    }

    /// <summary>The source of a template.</summary>
    /// <param name="name">Its name; null for the one that fits: "tool_use" where there are tools, else "default".</param>
    /// <param name="hasTools">Whether the conversation has tools.</param>
    /// <exception cref="InvalidDataException">There is no such template.</exception>
    public string Find(string? name = null, bool hasTools = false)
    {
        name ??= hasTools && sources.ContainsKey(WithTools) ? WithTools : Usual;
        return sources.TryGetValue(name, out var source)
            ? source
            : throw new InvalidDataException(
                $"'{path}' has no chat template '{name}'. Templates: {string.Join(", ", sources.Keys)}."
            );
    }

    private static bool BeginsAsGguf(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[4];
        return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == 4 && GgufMetadata.Begins(bytes);
    }

    private void ReadFolder()
    {
        foreach (var name in (ReadOnlySpan<string>)["tokenizer_config.json", "chat_template.json"])
        {
            if (Path.Combine(path, name) is var file && File.Exists(file))
            {
                ReadConfig(file);
            }
        }

        // A file of its own is newer than what a configuration still carries.
        if (Path.Combine(path, "chat_template.jinja") is var own && File.Exists(own))
        {
            sources[Usual] = File.ReadAllText(own);
        }

        var more = Path.Combine(path, "additional_chat_templates");
        foreach (var file in Directory.Exists(more) ? Directory.GetFiles(more, "*.jinja") : [])
        {
            sources[Path.GetFileNameWithoutExtension(file)] = File.ReadAllText(file);
        }

        if (sources.Count == 0 && Directory.GetFiles(path, "*.gguf") is [var only])
        {
            ReadMetadata(only);
        }
    }

    /// <summary>A tokenizer's file has its template beside it.</summary>
    private void ReadFolderOf(string file)
    {
        if (sources.Count == 0)
        {
            var beside = new ChatTemplateFiles(Path.GetDirectoryName(Path.GetFullPath(file))!);
            beside.ReadFolder();
            foreach (var (name, source) in beside.sources)
            {
                sources[name] = source;
            }

            (Bos, Eos) = (Bos ?? beside.Bos, Eos ?? beside.Eos);
        }
    }

    private void ReadConfig(string file)
    {
        var config = JsonNode.Parse(File.ReadAllBytes(file), file);
        if (!config.IsObject)
        {
            throw new InvalidDataException($"{file} is no JSON object.");
        }

        Bos = Token(config, "bos_token") ?? Bos;
        Eos = Token(config, "eos_token") ?? Eos;
        if (config.Find("chat_template") is not { } template)
        {
            return;
        }

        if (template.IsArray)
        {
            foreach (var one in template.Items())
            {
                sources[one.Get("name").Text()] = one.Get("template").Text();
            }
        }
        else
        {
            sources[Usual] = template.Text();
        }
    }

    private static string? Token(JsonNode config, string key) =>
        config.Find(key) is not { } token ? null
        : token.IsObject ? token.FindText("content")
        : token.IsText ? token.Text()
        : null;

    private void ReadMetadata(string? file = null)
    {
        var metadata = GgufMetadata.Read(file ?? path);
        foreach (var (key, value) in metadata)
        {
            if (key.StartsWith(MetadataKey, StringComparison.Ordinal) && value is string source)
            {
                sources[key.Length == MetadataKey.Length ? Usual : key[(MetadataKey.Length + 1)..]] = source;
            }
        }

        Bos = TokenOf("bos_token_id");
        Eos = TokenOf("eos_token_id");

        string? TokenOf(string key) =>
            metadata.GetValueOrDefault($"tokenizer.ggml.{key}") is uint id
            && metadata.GetValueOrDefault("tokenizer.ggml.tokens") is string[] tokens
            && id < tokens.Length
                ? tokens[id]
                : null;
    }
}
