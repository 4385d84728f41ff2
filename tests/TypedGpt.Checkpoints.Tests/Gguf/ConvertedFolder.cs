using System.Globalization;
using System.Text.Json;
using TorchSharp;
using TypedGpt.TestSupport;

namespace TypedGpt.Checkpoints.Tests.Gguf;

/// <summary>A folder's checkpoint as the GGUF file that llama.cpp's converter makes of it, in float32.</summary>
internal static class ConvertedFolder
{
    private static readonly (string Theirs, string Own)[] Words =
    [
        ("model.embed_tokens.", "token_embd."),
        ("model.norm.", "output_norm."),
        ("lm_head.", "output."),
        ("transformer.wte.", "token_embd."),
        ("transformer.wpe.", "position_embd."),
        ("transformer.ln_f.", "output_norm."),
        ("model.layers.", "blk."),
        ("transformer.h.", "blk."),
        (".ln_1.", ".attn_norm."),
        (".ln_2.", ".ffn_norm."),
        (".attn.c_attn.", ".attn_qkv."),
        (".attn.c_proj.", ".attn_output."),
        (".mlp.c_fc.", ".ffn_up."),
        (".mlp.c_proj.", ".ffn_down."),
        (".input_layernorm.", ".attn_norm."),
        (".self_attn.q_proj.", ".attn_q."),
        (".self_attn.k_proj.", ".attn_k."),
        (".self_attn.v_proj.", ".attn_v."),
        (".self_attn.o_proj.", ".attn_output."),
        (".self_attn.qkv_proj.", ".attn_qkv."),
        (".self_attn.q_norm.", ".attn_q_norm."),
        (".self_attn.k_norm.", ".attn_k_norm."),
        (".mlp.gate_proj.", ".ffn_gate."),
        (".mlp.gate_up_proj.", ".ffn_up."),
        (".mlp.up_proj.", ".ffn_up."),
        (".mlp.down_proj.", ".ffn_down."),
        (".mlp.gate.", ".ffn_gate_inp."),
        (".block_sparse_moe.gate.", ".ffn_gate_inp."),
        (".pre_feedforward_layernorm.", ".ffn_norm."),
        (".post_feedforward_layernorm.", ".post_ffw_norm."),
    ];

    private static readonly (string Theirs, string Own)[] ExpertWords =
    [
        ("w1", "ffn_gate_exps"),
        ("w2", "ffn_down_exps"),
        ("w3", "ffn_up_exps"),
        ("gate_proj", "ffn_gate_exps"),
        ("down_proj", "ffn_down_exps"),
        ("up_proj", "ffn_up_exps"),
    ];

    /// <summary>Writes the file.</summary>
    /// <param name="folder">The folder of the checkpoint.</param>
    /// <param name="architecture">What llama.cpp calls it.</param>
    public static string Write(string folder, string architecture)
    {
        using var scope = torch.NewDisposeScope();
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "config.json")));
        var config = json.RootElement;
        var file = new WrittenGguf().Key("general.architecture", architecture);
        WriteKeys(file, architecture, config);
        var heads = Size(config, "num_attention_heads", "n_head")!.Value;
        var keyHeads = Size(config, "num_key_value_heads") ?? heads;
        var tensors = CheckpointFile.Read(Path.Combine(folder, "model.safetensors"));
        var experts = new SortedDictionary<string, List<(int At, torch.Tensor Values)>>(StringComparer.Ordinal);
        foreach (var (name, values) in tensors)
        {
            var words = name.Split('.');
            if (words.Contains("experts"))
            {
                var own = ExpertWords.First(word => word.Theirs == words[^2]).Own;
                var stack = $"blk.{words[2]}.{own}.weight";
                experts.TryAdd(stack, []);
                experts[stack].Add((int.Parse(words[^3], CultureInfo.InvariantCulture), values));
                continue;
            }

            Add(file, Name(name, architecture), Converted(name, values, architecture, heads, keyHeads));
        }

        foreach (var (name, stack) in experts)
        {
            Add(file, name, torch.stack(stack.OrderBy(one => one.At).Select(one => one.Values)));
        }

        WriteFrequencies(file, config, heads);
        return file.Write();
    }

    private static string Name(string name, string architecture)
    {
        var four = architecture is "gemma2" or "gemma3";
        name = name.Replace(
            ".post_attention_layernorm.",
            four ? ".post_attention_norm." : ".ffn_norm.",
            StringComparison.Ordinal
        );
        return Words.Aggregate(name, (named, word) => named.Replace(word.Theirs, word.Own, StringComparison.Ordinal));
    }

    private static torch.Tensor Converted(
        string name,
        torch.Tensor values,
        string architecture,
        long heads,
        long keyHeads
    )
    {
        if (architecture == "llama" && (name.Contains("q_proj") || name.Contains("k_proj")))
        {
            var own = name.Contains("q_proj") ? heads : keyHeads;
            return values.view(own, 2, values.size(0) / own / 2, -1).transpose(1, 2).reshape(values.shape);
        }

        if (architecture == "gpt2" && values.dim() == 2 && name.Contains(".h."))
        {
            return values.t();
        }

        return architecture.StartsWith("gemma", StringComparison.Ordinal) && name.EndsWith("norm.weight")
            ? values + 1
            : values;
    }

    private static void WriteKeys(WrittenGguf file, string architecture, JsonElement config)
    {
        Write("embedding_length", "hidden_size", "n_embd");
        Write("block_count", "num_hidden_layers", "n_layer");
        Write("attention.head_count", "num_attention_heads", "n_head");
        Write("attention.head_count_kv", "num_key_value_heads");
        Write("context_length", "max_position_embeddings", "n_positions");
        Write("attention.key_length", "head_dim");
        Write("attention.value_length", "head_dim");
        Write("attention.sliding_window", "sliding_window");
        Write("expert_count", "num_local_experts", "num_experts");
        Write("expert_used_count", "num_experts_per_tok");
        Write("expert_feed_forward_length", "moe_intermediate_size");
        WriteFloat("attention.layer_norm_rms_epsilon", "rms_norm_eps");
        WriteFloat("attention.layer_norm_epsilon", "layer_norm_epsilon", "norm_epsilon");
        WriteFloat("rope.freq_base", "rope_theta");
        WriteFloat("attn_logit_softcapping", "attn_logit_softcapping");
        WriteFloat("final_logit_softcapping", "final_logit_softcapping");
        var inner = Size(config, "intermediate_size", "n_inner") ?? 4 * Size(config, "n_embd")!.Value;
        file.Key($"{architecture}.feed_forward_length", (uint)inner);

        void Write(string own, params string[] theirs)
        {
            if (Size(config, theirs) is { } size)
            {
                file.Key($"{architecture}.{own}", (uint)size);
            }
        }

        void WriteFloat(string own, params string[] theirs)
        {
            if (Number(config, theirs) is { } number)
            {
                file.Key($"{architecture}.{own}", (float)number);
            }
        }
    }

    /// <summary>Llama 3.1's stretched frequencies, as a divisor for each (transformers' <c>_compute_llama3_parameters</c>).</summary>
    private static void WriteFrequencies(WrittenGguf file, JsonElement config, long heads)
    {
        if (!config.TryGetProperty("rope_scaling", out var scaling) || scaling.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var dim = Size(config, "head_dim") ?? Size(config, "hidden_size")!.Value / heads;
        var (factor, low, high, original) = (
            Number(scaling, "factor")!.Value,
            Number(scaling, "low_freq_factor")!.Value,
            Number(scaling, "high_freq_factor")!.Value,
            Number(scaling, "original_max_position_embeddings")!.Value
        );
        var divisors = Enumerable
            .Range(0, (int)dim / 2)
            .Select(at =>
            {
                var turns = original / (2 * Math.PI * Math.Pow(Number(config, "rope_theta")!.Value, 2.0 * at / dim));
                var smooth = (turns - low) / (high - low);
                return (float)(
                    turns < low ? factor
                    : turns > high ? 1
                    : 1 / ((1 - smooth) / factor + smooth)
                );
            });
        Add(file, "rope_freqs.weight", torch.tensor(divisors.ToArray()));
    }

    private static long? Size(JsonElement config, params string[] keys) => (long?)Number(config, keys);

    private static double? Number(JsonElement config, params string[] keys)
    {
        foreach (var key in keys)
        {
            if (config.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number)
            {
                return value.GetDouble();
            }
        }

        return null;
    }

    private static void Add(WrittenGguf file, string name, torch.Tensor values)
    {
        using var whole = values.contiguous();
        file.Tensor(name, 0, whole.shape, whole.bytes.ToArray());
    }
}
