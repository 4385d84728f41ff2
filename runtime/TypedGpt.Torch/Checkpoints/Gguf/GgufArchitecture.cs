namespace TypedGpt.Torch;

/// <summary>An architecture of llama.cpp's that this package's options cover: how its tensors are called here.</summary>
/// <param name="Name">Its name in <c>general.architecture</c>.</param>
/// <param name="Model">What Hugging Face calls it, <c>model_type</c>.</param>
internal sealed record GgufArchitecture(string Name, string Model)
{
    private static readonly GgufArchitecture[] All =
    [
        new("llama", "llama") { Paired = true },
        new("qwen2", "qwen2"),
        new("qwen3", "qwen3"),
        new("qwen3moe", "qwen3_moe") { Expert = ("mlp.gate", "mlp.experts", ["gate_proj", "down_proj", "up_proj"]) },
        new("gemma", "gemma") { NormPlusOne = true },
        new("gemma2", "gemma2") { NormPlusOne = true, InBlock = FourNorms },
        new("gemma3", "gemma3_text") { NormPlusOne = true, InBlock = FourNorms },
        new("phi3", "phi3") { InBlock = With(("attn_qkv", "self_attn.qkv_proj"), ("ffn_up", "mlp.gate_up_proj")) },
        new("starcoder2", "starcoder2") { InBlock = With(("ffn_up", "mlp.c_fc"), ("ffn_down", "mlp.c_proj")) },
        new("gpt2", "gpt2")
        {
            Block = "transformer.h.",
            InModel = new(StringComparer.Ordinal)
            {
                ["token_embd"] = "transformer.wte",
                ["position_embd"] = "transformer.wpe",
                ["output_norm"] = "transformer.ln_f",
                ["output"] = "lm_head",
            },
            InBlock = new(StringComparer.Ordinal)
            {
                ["attn_norm"] = "ln_1",
                ["attn_qkv"] = "attn.c_attn",
                ["attn_output"] = "attn.c_proj",
                ["ffn_norm"] = "ln_2",
                ["ffn_up"] = "mlp.c_fc",
                ["ffn_down"] = "mlp.c_proj",
            },
            Turned = ["attn_qkv", "attn_output", "ffn_up", "ffn_down"],
        },
    ];

    /// <summary>What stands before the number of a block.</summary>
    public string Block { get; private init; } = "model.layers.";

    /// <summary>The names of what is there once.</summary>
    public Dictionary<string, string> InModel { get; private init; } =
        new(StringComparer.Ordinal)
        {
            ["token_embd"] = "model.embed_tokens",
            ["output_norm"] = "model.norm",
            ["output"] = "lm_head",
        };

    /// <summary>The names of what each block has.</summary>
    public Dictionary<string, string> InBlock { get; private init; } = With();

    /// <summary>The router, what stands before the number of an expert, and its three matrices: gate, down, up.</summary>
    public (string Router, string Experts, string[] Matrices) Expert { get; private init; } =
        ("block_sparse_moe.gate", "block_sparse_moe.experts", ["w1", "w2", "w3"]);

    /// <summary>Whether the converter orders rows of queries and keys in pairs, as llama.cpp rotates those of Llama's kind.</summary>
    public bool Paired { get; private init; }

    /// <summary>Whether the converter adds 1 to the weights of norms.</summary>
    public bool NormPlusOne { get; private init; }

    /// <summary>Matrices that Hugging Face stores as [in, out] and the converter turns.</summary>
    public string[] Turned { get; private init; } = [];

    /// <summary>All names, in the order of <see cref="All"/>.</summary>
    public static IEnumerable<string> Names => All.Select(one => one.Name);

    private static Dictionary<string, string> FourNorms =>
        With(
            ("post_attention_norm", "post_attention_layernorm"),
            ("ffn_norm", "pre_feedforward_layernorm"),
            ("post_ffw_norm", "post_feedforward_layernorm")
        );

    /// <summary>The architecture of that name; null where it is not read.</summary>
    public static GgufArchitecture? Find(string name) => Array.Find(All, one => one.Name == name);

    /// <summary>The names of Llama's kind, some of them others.</summary>
    private static Dictionary<string, string> With(params (string Key, string Name)[] others)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["attn_norm"] = "input_layernorm",
            ["attn_q"] = "self_attn.q_proj",
            ["attn_k"] = "self_attn.k_proj",
            ["attn_v"] = "self_attn.v_proj",
            ["attn_output"] = "self_attn.o_proj",
            ["attn_q_norm"] = "self_attn.q_norm",
            ["attn_k_norm"] = "self_attn.k_norm",
            ["ffn_norm"] = "post_attention_layernorm",
            ["ffn_gate"] = "mlp.gate_proj",
            ["ffn_up"] = "mlp.up_proj",
            ["ffn_down"] = "mlp.down_proj",
        };
        foreach (var (key, name) in others)
        {
            names[key] = name;
        }

        return names;
    }
}
