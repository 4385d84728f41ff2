using TypedGpt.Architecture.Sources.Json;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>How the weights are stored: their type, and whether they are plain numbers.</summary>
internal static class WeightKeys
{
    private static readonly string[] SpreadKeys = ["initializer_range", "init_std"];
    private static readonly string[] TypeKeys = ["dtype", "torch_dtype"];

    /// <summary>How weights are drawn where none are loaded.</summary>
    public static void Spread(this ConfigModel model)
    {
        if (model.Number(0.02, SpreadKeys) is > 0 and var spread)
        {
            model.Set(Options.InitStd, spread, SpreadKeys);
        }
    }

    /// <summary>The type of the weights, of the language model or of the whole.</summary>
    public static void WeightType(this ConfigModel model, ConfigKeys? outer)
    {
        var isPlain = model.IsPlain() & (outer?.IsPlain() ?? true);
        var keys = model.Has(TypeKeys) || outer is null ? model : outer;
        outer?.Ignore(TypeKeys);
        model.Ignore(TypeKeys);
        switch (keys.Text(isPlain ? "float32" : "bfloat16", TypeKeys))
        {
            case "float32":
                break;
            case "bfloat16":
                model.Set(SourceOptions.Type, NumberChoice.BFloat16, TypeKeys);
                break;
            case "float16":
                model.Set(SourceOptions.Type, NumberChoice.Float16, TypeKeys);
                break;
            default:
                keys.NotBuilt(keys.Has("dtype") ? "dtype" : "torch_dtype", "known are float32, bfloat16 and float16");
                break;
        }
    }

    /// <summary>Whether weights are stored as they are; fp8 in blocks and mxfp4 are turned back while loading.</summary>
    private static bool IsPlain(this ConfigKeys keys)
    {
        foreach (var key in new[] { "quantization", "compression_config" })
        {
            if (keys.Has(key))
            {
                keys.Add(
                    ConfigProblemKind.Quantized,
                    keys.Find(key)!,
                    key,
                    key == "quantization" ? "by MLX" : "compressed-tensors"
                );
            }
        }

        const string Key = "quantization_config";
        if (keys.Section(Key) is not { } how)
        {
            return true;
        }

        var method = how.Text("", "quant_method");
        var isBlocks = method == "fp8" && how.List("weight_block_size") is [JsonValue.Numeric, JsonValue.Numeric];
        if (method != "mxfp4" && !isBlocks)
        {
            keys.Add(
                ConfigProblemKind.Quantized,
                keys.Find(Key)!,
                Key,
                method switch
                {
                    "" => "without a quant_method, as MLX does",
                    "fp8" => "fp8 without blocks",
                    _ => method,
                }
            );
        }

        return false;
    }
}
