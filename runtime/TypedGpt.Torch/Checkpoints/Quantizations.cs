namespace TypedGpt.Torch;

/// <summary>
/// Quantized checkpoints that are not read, known by the names of their tensors: a configuration that says so may be missing,
/// and without this one would read of hundreds of tensors that are missing and surplus.
/// </summary>
internal static class Quantizations
{
    /// <summary>The name of the quantization and a tensor that shows it; null if there is none.</summary>
    public static (string Kind, string Tensor)? Find(IReadOnlyDictionary<string, StoredTensor> tensors)
    {
        foreach (var name in tensors.Keys)
        {
            if (Kind(name, tensors.ContainsKey) is { } kind)
            {
                return (kind, name);
            }
        }

        return null;
    }

    private static string? Kind(string name, Func<string, bool> has)
    {
        return name.Split('.')[^1] switch
        {
            "g_idx" => "GPTQ",
            "qweight" or "qzeros" => Beside("g_idx") ? "GPTQ" : "AWQ",
            "absmax" or "quant_map" or "SCB" or "nested_absmax" => "bitsandbytes",
            ['b', 'i', 't', 's', 'a', 'n', 'd', 'b', 'y', 't', 'e', 's', ..] => "bitsandbytes",
            "biases" when Beside("scales") => "MLX",
            "scales" when Beside("biases") => "MLX",
            "weight_packed" or "weight_shape" or "weight_zero_point" => "compressed-tensors",
            "weight_scale_2" => "ModelOpt",
            "weight_scale" => "compressed-tensors",
            "W_q" => "HQQ",
            _ => null,
        };

        bool Beside(string last) => has(string.Concat(name.AsSpan(0, name.LastIndexOf('.') + 1), last));
    }
}
