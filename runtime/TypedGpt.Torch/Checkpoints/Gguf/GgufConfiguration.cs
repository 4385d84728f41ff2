using System.Text;
using System.Text.Json;

namespace TypedGpt.Torch;

/// <summary>
/// The configuration that a GGUF file's metadata amounts to, as the config.json of the same model: what reads one reads the
/// other.
/// </summary>
public static class GgufConfiguration
{
    /// <summary>The config.json of a file.</summary>
    /// <exception cref="CheckpointException">
    /// The file is damaged, of an architecture that is not read, or says what no configuration does.
    /// </exception>
    public static string Read(string path)
    {
        using var file = GgufFile.Open(path);
        var metadata = new GgufMetadata(file);
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new() { Indented = true }))
        {
            json.WriteStartObject();
            Write(json, metadata);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static void Write(Utf8JsonWriter json, GgufMetadata metadata)
    {
        var name = metadata.Architecture.Name;
        var hasExperts = metadata.Experts > 0;
        json.WriteString("model_type", name == "llama" && hasExperts ? "mixtral" : metadata.Architecture.Model);
        json.WriteNumber("vocab_size", Vocabulary(metadata));
        json.WriteNumber("hidden_size", metadata.Size("embedding_length"));
        json.WriteNumber("num_hidden_layers", metadata.Size("block_count"));
        json.WriteNumber("num_attention_heads", metadata.Size("attention.head_count"));
        json.WriteNumber(name == "gpt2" ? "n_positions" : "max_position_embeddings", metadata.Size("context_length"));
        if (metadata.Find("feed_forward_length") is not null)
        {
            json.WriteNumber(name == "gpt2" ? "n_inner" : "intermediate_size", metadata.Size("feed_forward_length"));
        }

        Single(
            json,
            name switch
            {
                "gpt2" => "layer_norm_epsilon",
                "starcoder2" => "norm_epsilon",
                _ => "rms_norm_eps",
            },
            metadata.Number(
                name is "gpt2" or "starcoder2" ? "attention.layer_norm_epsilon" : "attention.layer_norm_rms_epsilon"
            )
        );
        json.WriteBoolean("tie_word_embeddings", !metadata.Has("output.weight"));
        if (name == "gpt2")
        {
            return;
        }

        WriteHeads(json, metadata);
        WritePositions(json, metadata);
        if (hasExperts)
        {
            WriteExperts(json, metadata);
        }

        if (name is "gemma2" or "gemma3")
        {
            WriteGemma(json, metadata);
        }
        else if (name == "phi3" && metadata.Find("attention.sliding_window") is > 0)
        {
            json.WriteNumber("sliding_window", metadata.Size("attention.sliding_window"));
        }
    }

    private static void WriteHeads(Utf8JsonWriter json, GgufMetadata metadata)
    {
        var heads = metadata.Size("attention.head_count");
        var headDim = metadata.HeadDim();
        json.WriteNumber(
            "num_key_value_heads",
            metadata.Find("attention.head_count_kv") is null ? heads : metadata.Size("attention.head_count_kv")
        );
        if (headDim * heads != metadata.Size("embedding_length") || HasHeadDim(metadata.Architecture.Name))
        {
            json.WriteNumber("head_dim", headDim);
        }

        switch (metadata.Architecture.Name)
        {
            case "llama" when metadata.Experts == 0:
                json.WriteBoolean("attention_bias", metadata.Has("blk.0.attn_q.bias"));
                json.WriteBoolean("mlp_bias", metadata.Has("blk.0.ffn_up.bias"));
                break;
            case "starcoder2":
                json.WriteBoolean("use_bias", metadata.Has("blk.0.attn_q.bias"));
                break;
            case "qwen3" or "qwen3moe" or "gemma" or "gemma2" or "gemma3":
                json.WriteBoolean("attention_bias", metadata.Has("blk.0.attn_q.bias"));
                break;
        }
    }

    /// <summary>Whether an absent width of heads means another one than that of the model over the heads.</summary>
    private static bool HasHeadDim(string architecture) =>
        architecture is "qwen3" or "qwen3moe" or "gemma" or "gemma2" or "gemma3";

    private static void WritePositions(Utf8JsonWriter json, GgufMetadata metadata)
    {
        var isThird = metadata.Architecture.Name == "gemma3";
        Single(json, "rope_theta", metadata.Find("rope.freq_base") ?? (isThird ? 1e6 : 10000));
        var headDim = metadata.HeadDim();
        if (metadata.Find("rope.dimension_count") is { } turned && !turned.Equals(headDim))
        {
            // Half an element more, so that what rounds the product down finds the number again.
            json.WriteNumber("partial_rotary_factor", (turned + 0.5) / headDim);
        }

        var type = metadata.Text("rope.scaling.type") ?? "none";
        var (ones, longs) = (metadata.Numbers("rope_freqs.weight"), metadata.Numbers("rope_factors_long.weight"));
        if (ones is null && longs is null && type is "none")
        {
            return;
        }

        json.WriteStartObject("rope_scaling");
        if (ones is not null || longs is not null)
        {
            // Llama 3.1 keeps its stretched frequencies as a divisor for each, the same for every length.
            json.WriteString("type", "longrope");
            Numbers(
                json,
                "short_factor",
                longs is null ? ones! : metadata.Numbers("rope_factors_short.weight") ?? longs
            );
            Numbers(json, "long_factor", longs ?? ones!);
            if (ones is not null || metadata.Find("rope.scaling.attn_factor") is not null)
            {
                Single(json, "attention_factor", ones is null ? metadata.Number("rope.scaling.attn_factor") : 1);
            }
        }
        else if (type is "linear" or "yarn")
        {
            json.WriteString("type", type);
            Single(json, "factor", metadata.Number("rope.scaling.factor"));
        }
        else
        {
            throw metadata.Wrong(
                $"{metadata.Architecture.Name}.rope.scaling.type is {Quoted.Name(type)}, and none, linear, yarn and longrope with its factors are read"
            );
        }

        if (metadata.Find("rope.scaling.original_context_length") is not null)
        {
            json.WriteNumber("original_max_position_embeddings", metadata.Size("rope.scaling.original_context_length"));
        }

        json.WriteEndObject();
    }

    private static void WriteExperts(Utf8JsonWriter json, GgufMetadata metadata)
    {
        var isMixtral = metadata.Architecture.Name == "llama";
        json.WriteNumber(isMixtral ? "num_local_experts" : "num_experts", metadata.Size("expert_count"));
        json.WriteNumber("num_experts_per_tok", metadata.Size("expert_used_count"));
        if (!isMixtral)
        {
            json.WriteNumber("moe_intermediate_size", metadata.Size("expert_feed_forward_length"));

            // llama.cpp divides the gates of this architecture by their sum, whatever the model.
            json.WriteBoolean("norm_topk_prob", value: true);
            json.WriteStartArray("mlp_only_layers");
            var layers = Math.Min(metadata.Size("block_count"), metadata.File.Header.Tensors.Count);
            for (var layer = 0L; layer < layers; layer++)
            {
                if (metadata.Has($"blk.{layer}.ffn_gate.weight"))
                {
                    json.WriteNumberValue(layer);
                }
            }

            json.WriteEndArray();
        }
    }

    private static void WriteGemma(Utf8JsonWriter json, GgufMetadata metadata)
    {
        // llama.cpp knows the largest of each generation, which scales queries by another width, by its layers.
        var isSecond = metadata.Architecture.Name == "gemma2";
        var isLargest = metadata.Size("block_count") == (isSecond ? 46 : 62);
        json.WriteNumber(
            "query_pre_attn_scalar",
            isLargest ? metadata.Size("embedding_length") / metadata.Size("attention.head_count") : metadata.HeadDim()
        );
        Cap("attn_logit_softcapping", isSecond ? 50 : null);
        Cap("final_logit_softcapping", isSecond ? 30 : null);
        json.WriteNumber("sliding_window", metadata.Size("attention.sliding_window"));
        if (!isSecond)
        {
            Single(json, "rope_local_base_freq", metadata.Find("rope.freq_base_swa") ?? 10000);
            if (metadata.Find("attention.sliding_window_pattern") is not null)
            {
                json.WriteNumber("sliding_window_pattern", metadata.Size("attention.sliding_window_pattern"));
            }
        }

        void Cap(string key, double? absent)
        {
            if ((metadata.Find(key) ?? absent) is > 0 and var cap)
            {
                Single(json, key, cap);
            }
        }
    }

    private static long Vocabulary(GgufMetadata metadata) =>
        metadata.Tensor("token_embd.weight") is { Stored.Shape: [var rows, _] }
            ? rows
            : throw metadata.Wrong("there is no token_embd.weight [tokens, width]");

    /// <summary>A float32 as short as it can be written: 1e-5 and not 9.999999747378752e-06.</summary>
    private static void Single(Utf8JsonWriter json, string key, double value) =>
        json.WriteNumber(key, float.IsFinite((float)value) ? (float)value : 0);

    private static void Numbers(Utf8JsonWriter json, string key, float[] values)
    {
        json.WriteStartArray(key);
        foreach (var value in values)
        {
            json.WriteNumberValue(float.IsFinite(value) ? value : 0);
        }

        json.WriteEndArray();
    }
}
