using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>MPT (MosaicML 2023): ALiBi, no biases anywhere, queries, keys and values within a bound.</summary>
internal static class Mpt
{
    public static Family Family { get; } =
        new("mpt", "MptForCausalLM", "mpt", Read) { OtherArchitectures = ["MPTForCausalLM"] };

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetSizes(new(50368, 2048, null, 24, 16, 2048));
        var ratio = model.Size(4, "expansion_ratio");
        if (ratio != Options.UsualMultiple)
        {
            model.Set(Options.FeedForwardDim, SizeKeys.Times(ratio, sizes.Width), "expansion_ratio");
        }

        model.LayerNorms(1e-5, "layer_norm_epsilon", bias: false);
        model.Only("no_bias", "biases are not read for this family", "true");
        model.Only("norm_type", "only layer norms are built", "low_precision_layernorm", "layernorm");
        model.Only("logit_scale", "logits are not scaled in this family");
        model.Ignore("learned_pos_emb", "init_device", "init_config", "verbose", "embedding_fraction", "ffn_config");
        model.Biases(queries: false, output: false, feedForward: false);
        model.Activation("gelu");
        model.Alibi();
        if (model.Section("attn_config") is { } attention)
        {
            Attention(model, attention);
        }

        model.Tied(absent: true);
    }

    private static void Attention(ConfigModel model, ConfigKeys attention)
    {
        const string Other = "only multi-head attention with ALiBi is read for this family";
        attention.Only("alibi", Other, "true");
        if (!attention.Flag(absent: true, "alibi"))
        {
            attention.NotBuilt("alibi", Other);
        }

        attention.Only("attn_type", Other, "multihead_attention");
        attention.Only("alibi_bias_max", Other, "8");
        attention.Only("qk_ln", Other);
        attention.Only("prefix_lm", Other);
        attention.Only("attn_uses_sequence_id", Other);
        attention.Ignore("attn_impl", "attn_pdrop", "model_type");
        model.Set(HeadOptions.QkvClip, attention.MaybeNumber(null, "clip_qkv"), "attn_config");
        model.Set(HeadOptions.AttentionScale, attention.MaybeNumber(null, "softmax_scale"), "attn_config");
        attention.RefuseOthers("mpt");
    }
}
