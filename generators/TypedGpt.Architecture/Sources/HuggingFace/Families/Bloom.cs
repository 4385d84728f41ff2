using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>BLOOM (Scao et al. 2022): ALiBi in place of positions, a norm behind the embeddings. No key says its context.</summary>
internal static class Bloom
{
    public static Family Family { get; } = new("bloom", "BloomForCausalLM", "bloom", Read);

    private static void Read(ConfigModel model)
    {
        model.SetSizes(new(250880, 64, null, 2, 8, 2048), "seq_length", "max_position_embeddings", "n_positions");
        model.Only("apply_residual_connection_post_layernorm", "a branch would be added to what its norm gives");
        model.LayerNorms(1e-5, "layer_norm_epsilon");
        model.Set(NormOptions.EmbNorm, true);
        model.Biases(queries: true, output: true, feedForward: true);
        model.Alibi();
        model.Tied(absent: true);
    }
}
