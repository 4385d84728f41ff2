using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>
/// The first Qwen (Bai et al. 2023) by its authors' code. Its two changes to attention begin behind the length it was
/// trained on, which is therefore its context here.
/// </summary>
internal static class Qwen
{
    public static Family Family { get; } = new("qwen", "QWenLMHeadModel", "qwen", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetSizes(new(151936, 4096, 22016, 32, 32, 8192), "seq_length");
        model.Ignore("max_position_embeddings", "use_dynamic_ntk", "use_logn_attn");
        model.Set(Options.FeedForwardDim, sizes.Hidden / 2 ?? 2 * sizes.Width, "intermediate_size");
        sizes = sizes with { HeadDim = model.MaybeSize(128, "kv_channels") };
        if (sizes.OfHead * (long)sizes.Heads != sizes.Width)
        {
            model.Set(HeadOptions.HeadDim, sizes.OfHead, "kv_channels");
        }

        var bias = !model.Flag(absent: true, "no_bias");
        model.RmsNorms(1e-6, "layer_norm_epsilon");
        model.Biases(queries: true, bias, bias);
        model.Gated("silu");
        model.Rotary(sizes, theta: 10000, part: 1, "rotary_emb_base");
        model.Tied(absent: false);
    }
}
