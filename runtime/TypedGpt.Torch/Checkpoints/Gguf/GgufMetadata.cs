namespace TypedGpt.Torch;

/// <summary>What a GGUF file says of its model: the keys of its architecture.</summary>
internal sealed class GgufMetadata
{
    private const string ArchitectureKey = "general.architecture";

    private readonly IReadOnlyDictionary<string, object?> values;
    private readonly Dictionary<string, GgufTensor> tensors;

    /// <summary>The metadata of a file.</summary>
    /// <exception cref="CheckpointException">It is of an architecture that is not read, or of a model in several files.</exception>
    public GgufMetadata(GgufFile file)
    {
        File = file;
        values = file.Header.Values;
        tensors = file.Header.Tensors.ToDictionary(tensor => tensor.Stored.Name, StringComparer.Ordinal);
        var name =
            values.GetValueOrDefault(ArchitectureKey) as string
            ?? throw Wrong($"{ArchitectureKey} is missing, so nothing says what model it is of");
        Architecture =
            GgufArchitecture.Find(name)
            ?? throw Wrong(
                $"the architecture {Quoted.Name(name)} is not read from GGUF; known are {string.Join(", ", GgufArchitecture.Names)}"
            );
        if (values.GetValueOrDefault("split.count") is long and > 1 and var parts)
        {
            throw Wrong($"it is one of {parts} parts: llama-gguf-split --merge makes one file of them");
        }
    }

    /// <summary>The file.</summary>
    public GgufFile File { get; }

    /// <summary>Its architecture.</summary>
    public GgufArchitecture Architecture { get; }

    /// <summary>How many experts a layer has; 0 where it has none.</summary>
    public long Experts => Find("expert_count") is { } count ? (long)count : 0;

    /// <summary>Whether the file has a tensor of this name.</summary>
    public bool Has(string tensor) => tensors.ContainsKey(tensor);

    /// <summary>The tensor of this name; null where there is none.</summary>
    public GgufTensor? Tensor(string name) => tensors.GetValueOrDefault(name);

    /// <summary>All values of a small tensor.</summary>
    public float[]? Numbers(string name)
    {
        if (Tensor(name) is not { } tensor)
        {
            return null;
        }

        const int Most = 1 << 16;
        if (tensor.Stored.Shape is not [var count] || count > Most)
        {
            throw Wrong($"{name} is {Quoted.Shape(tensor.Stored.Shape)}, and it is a list of factors");
        }

        var numbers = new float[count];
        using var reader = GgufNames.ValuesOf(File, tensor).Open();
        reader.Read(0, numbers);
        return numbers;
    }

    /// <summary>A number of the architecture, the same for all layers; null where it is not there.</summary>
    public double? Find(string key)
    {
        var whole = $"{Architecture.Name}.{key}";
        return values.TryGetValue(whole, out var value)
            ? value switch
            {
                long number => number,
                double number => number,
                double[] and [var first, ..] each when Array.TrueForAll(each, one => one.Equals(first)) => first,
                double[] => throw Wrong($"{whole} differs from layer to layer, which no option says"),
                _ => throw Wrong($"{whole} is no number"),
            }
            : null;
    }

    /// <summary>A number that has to be there.</summary>
    public double Number(string key) => Find(key) ?? throw Wrong($"{Architecture.Name}.{key} is missing");

    /// <summary>A whole number above 0 that has to be there.</summary>
    public long Size(string key) =>
        Number(key) is >= 1 and <= int.MaxValue and var size && Math.Floor(size).Equals(size)
            ? (long)size
            : throw Wrong($"{Architecture.Name}.{key} is {Number(key)}, and a size is a whole number above 0");

    /// <summary>A text of the architecture.</summary>
    public string? Text(string key) => values.GetValueOrDefault($"{Architecture.Name}.{key}") as string;

    /// <summary>The elements of a head.</summary>
    public long HeadDim()
    {
        var heads = Size("attention.head_count");
        var usual = Size("embedding_length") / heads;
        var (key, value) = (Find("attention.key_length") ?? usual, Find("attention.value_length") ?? usual);
        return key.Equals(value) && key >= 1
            ? (long)key
            : throw Wrong($"heads have {key} elements in keys and {value} in values, and here they have as many");
    }

    /// <summary>An exception that names the file.</summary>
    public CheckpointException Wrong(string problem) => new($"{File.Path}: {problem}");
}
