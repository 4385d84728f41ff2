using System.Globalization;

namespace TypedGpt.Torch;

/// <summary>
/// The tensors of a GGUF file by the names that Hugging Face gives them, with what llama.cpp's converter changed undone, so
/// that every class finds them by the layout it has. A name that is not known stays as it is.
/// </summary>
internal static class GgufNames
{
    private static readonly string[] Matrices = ["ffn_gate", "ffn_down", "ffn_up"];

    /// <summary>What is read as a part of the configuration, and is no parameter.</summary>
    private static readonly string[] Frequencies =
    [
        "rope_freqs.weight",
        "rope_factors_long.weight",
        "rope_factors_short.weight",
    ];

    /// <summary>Every tensor by its name.</summary>
    /// <exception cref="CheckpointException">It is of an architecture that is not read, or a tensor is not what its name says.</exception>
    public static IReadOnlyDictionary<string, StoredValues> Of(GgufFile file)
    {
        var metadata = new GgufMetadata(file);
        var values = new Dictionary<string, StoredValues>(StringComparer.Ordinal);
        foreach (var tensor in file.Header.Tensors.Where(tensor => !Frequencies.Contains(tensor.Stored.Name)))
        {
            foreach (var (name, meant) in Named(tensor, metadata))
            {
                if (!values.TryAdd(name, meant))
                {
                    throw metadata.Wrong(
                        $"{Quoted.Name(name)} is there twice, the second time as {Quoted.Name(tensor.Stored.Name)}"
                    );
                }
            }
        }

        return values;
    }

    /// <summary>The values of a tensor as they are stored.</summary>
    public static StoredValues ValuesOf(GgufFile file, GgufTensor tensor) =>
        tensor.Type.Plain() is null ? new BlockValues(file, tensor) : new PlainValues(file, tensor.Stored);

    private static IEnumerable<(string Name, StoredValues Values)> Named(GgufTensor tensor, GgufMetadata metadata)
    {
        var architecture = metadata.Architecture;
        var own = tensor.Stored.Name;
        var values = ValuesOf(metadata.File, tensor);
        var words = own.Split('.');
        if (words is [var top, var kind] && architecture.InModel.TryGetValue(top, out var above))
        {
            return [($"{above}.{kind}", Norm(values, top, architecture))];
        }

        if (words is not ["blk", var number, var part, .., var last])
        {
            return [(own, values)];
        }

        var block = $"{architecture.Block}{number}.";
        if (words.Length == 4)
        {
            if (architecture.InBlock.TryGetValue(part, out var name))
            {
                return [($"{block}{name}.{last}", Undone(values, part, metadata))];
            }

            if (part == "ffn_gate_inp")
            {
                return [($"{block}{architecture.Expert.Router}.{last}", values)];
            }

            var stacked = Array.FindIndex(Matrices, matrix => part == matrix + "_exps");
            if (stacked >= 0 && values.Shape is [var experts, var rows, var columns])
            {
                return Enumerable
                    .Range(0, (int)Math.Min(experts, int.MaxValue))
                    .Select(at =>
                        (
                            Expert(at.ToString(CultureInfo.InvariantCulture), stacked),
                            (StoredValues)new ConvertedValues(values, [rows, columns]) { First = at * rows * columns }
                        )
                    );
            }
        }

        // Older files have each expert's matrices by themselves.
        var single = Array.IndexOf(Matrices, part);
        return words.Length == 5 && single >= 0 ? [(Expert(words[3], single), values)] : [(own, values)];

        string Expert(string at, int matrix) =>
            $"{block}{architecture.Expert.Experts}.{at}.{architecture.Expert.Matrices[matrix]}.{last}";
    }

    private static StoredValues Undone(StoredValues values, string part, GgufMetadata metadata)
    {
        var architecture = metadata.Architecture;
        if (architecture.Turned.Contains(part) && values.Shape.Length == 2)
        {
            return new ConvertedValues(values, values.Shape) { Turned = true };
        }

        if (architecture.Paired && part is ("attn_q" or "attn_k"))
        {
            var queries = metadata.Size("attention.head_count");
            var heads =
                part == "attn_q" || metadata.Find("attention.head_count_kv") is null
                    ? queries
                    : metadata.Size("attention.head_count_kv");
            var rows = values.Shape[0];
            return rows % (2 * heads) == 0
                ? new ConvertedValues(values, values.Shape) { Paired = rows / heads }
                : throw metadata.Wrong(
                    $"{Quoted.Name(values.Tensor.Name)} has {rows} rows, and {heads} heads have as many each, an even number"
                );
        }

        return Norm(values, part, architecture);
    }

    private static StoredValues Norm(StoredValues values, string part, GgufArchitecture architecture) =>
        architecture.NormPlusOne && part.EndsWith("_norm", StringComparison.Ordinal)
            ? new ConvertedValues(values, values.Shape) { Added = 1 }
            : values;
}
