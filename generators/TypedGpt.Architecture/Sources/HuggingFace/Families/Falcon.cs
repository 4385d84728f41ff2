using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>
/// Falcon (Almazrouei et al. 2023), as in transformers and in the code it was released with (RefinedWeb,
/// RefinedWebModel): the 7B has one norm and one key and value, the 40B two norms and groups.
/// </summary>
internal static class Falcon
{
    private static readonly Sizes Absent = new(65024, 4544, null, 32, 71, 2048);

    public static Family Family { get; } = new("falcon", "FalconForCausalLM", "falcon", model => Read(model, false));

    public static Family RefinedWeb { get; } = new("RefinedWeb", "RWForCausalLM", "falcon", model => Read(model, true));

    public static Family RefinedWebModel { get; } =
        new("RefinedWebModel", "RWForCausalLM", "falcon", model => Read(model, false));

    private static void Read(ConfigModel model, bool isNewer)
    {
        var sizes = model.SetSizes(Absent);
        var hasGroups = model.Flag(isNewer, "new_decoder_architecture");
        var isParallel = model.Flag(absent: true, "parallel_attn") || hasGroups;
        var norms = model.MaybeSize(null, "num_ln_in_parallel_attn") ?? (hasGroups ? 2 : 1);
        var kvHeads = model.MaybeSize(null, "num_kv_heads", "n_head_kv") ?? sizes.Heads;
        kvHeads =
            model.Flag(absent: true, "multi_query") && !hasGroups ? 1
            : hasGroups ? kvHeads
            : sizes.Heads;
        if (kvHeads != sizes.Heads)
        {
            model.Set(HeadOptions.KvHeads, kvHeads, "num_kv_heads", "n_head_kv", "multi_query");
        }

        model.LayerNorms(1e-5, "layer_norm_epsilon");
        if (isParallel)
        {
            model.Set(
                FeedForwardOptions.Parallel,
                norms == 2 ? ParallelChoice.TwoNorms : ParallelChoice.OneNorm,
                "parallel_attn"
            );
        }

        var bias = model.Flag(absent: false, "bias");
        model.Only("apply_residual_connection_post_layernorm", "a branch would be added to what its norm gives");
        model.Only("alibi", "Falcon divides ALiBi's biases together with the scores, and an op for that is missing");
        model.Biases(bias, bias, bias);
        model.Activation("gelu", "activation");
        model.Rotary(sizes, theta: 10000);
        model.Tied(absent: true);
    }
}
