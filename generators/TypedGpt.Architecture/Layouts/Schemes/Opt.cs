namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>OPT, whose 350M has narrow tables with a projection on either side.</summary>
internal static class Opt
{
    private const string Base = "model.decoder.";

    public static Layout Scheme { get; } =
        new("opt", Base, "layers.")
        {
            OtherBases = ["decoder.", ""],
            InModel =
            [
                new("embeddings.tokens", Base + "embed_tokens"),
                new("embeddings.project_in", Base + "project_in"),
                new("embeddings.positions", Base + "embed_positions"),
                new("final_norm", Base + "final_layer_norm"),
                new("project_out", Base + "project_out"),
                new("head", "lm_head"),
            ],
            InBlock =
            [
                new("norm1", "self_attn_layer_norm"),
                new("attention.query", "self_attn.q_proj"),
                new("attention.key", "self_attn.k_proj"),
                new("attention.value", "self_attn.v_proj"),
                new("attention.output", "self_attn.out_proj"),
                new("norm2", "final_layer_norm"),
                new("feed_forward.in", "fc1"),
                new("feed_forward.out", "fc2"),
            ],
        };
}
