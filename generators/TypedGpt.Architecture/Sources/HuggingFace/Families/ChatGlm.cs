using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>
/// ChatGLM 2 and 3 and GLM-4 9B by their authors' code: half of each head turned in pairs of neighbours, gate and up in
/// one matrix. The first ChatGLM has the same type and is another model.
/// </summary>
internal static class ChatGlm
{
    public static Family Family { get; } =
        new("chatglm", "ChatGLMModel", "chatglm", Read) { OtherArchitectures = ["ChatGLMForConditionalGeneration"] };

    private static void Read(ConfigModel model)
    {
        const string First = "position_encoding_2d";
        if (model.Flag(absent: false, First) || model.Has("inner_hidden_size"))
        {
            model.NotBuilt(
                model.Has(First) ? First : "inner_hidden_size",
                "the first ChatGLM reads the prompt in both directions and has two positions for each token, and ops for that are missing"
            );
            model.Ignore(
                First,
                "inner_hidden_size",
                "hidden_size",
                "num_attention_heads",
                "num_layers",
                "vocab_size",
                "layernorm_epsilon"
            );
            return;
        }

        var sizes = model.SetSizes(new(65024, 4096, 13696, 28, 32, 2048), "seq_length");
        model.Set(Options.VocabSize, model.Size(65024, "padded_vocab_size", "vocab_size"), "padded_vocab_size");
        sizes = sizes with { HeadDim = model.MaybeSize(sizes.Width / sizes.Heads, "kv_channels") };
        if (sizes.OfHead * (long)sizes.Heads != sizes.Width)
        {
            model.Set(HeadOptions.HeadDim, sizes.OfHead, "kv_channels");
        }

        var groups = model.Size(1, "multi_query_group_num");
        if (model.Flag(absent: false, "multi_query_attention") && groups != sizes.Heads)
        {
            model.Set(HeadOptions.KvHeads, groups, "multi_query_group_num");
        }

        if (model.Flag(absent: true, "rmsnorm"))
        {
            model.RmsNorms(1e-5, "layernorm_epsilon");
        }
        else
        {
            model.LayerNorms(1e-5, "layernorm_epsilon");
        }

        var bias = model.Flag(absent: false, "add_bias_linear");
        model.Only("apply_residual_connection_post_layernorm", "a branch would be added to what its norm gives");
        model.Set(NormOptions.FinalNorm, model.Flag(absent: true, "post_layer_norm"), "post_layer_norm");
        model.Biases(bias || model.Flag(absent: false, "add_qkv_bias"), bias, bias);
        model.Gated("silu");
        model.Set(PositionOptions.Positions, PositionChoice.Rotary);
        model.Set(RotaryOptions.Theta, 10000 * model.Number(1, "rope_ratio"), "rope_ratio");
        model.SetDim(sizes, sizes.OfHead / 2);
        model.Set(RotaryOptions.Interleaved, true);
        model.Tied(absent: false);
    }
}
