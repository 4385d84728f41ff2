using System.Linq;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>Norms, biases, feed-forward layers and heads as families have them.</summary>
internal static class PartKeys
{
    /// <summary>RMS norms.</summary>
    public static void RmsNorms(this ConfigModel model, double eps, string key = "rms_norm_eps")
    {
        model.Set(NormOptions.Norm, NormChoice.Rms);
        model.NormEps(eps, key);
    }

    /// <summary>Layer norms with weight, and with bias unless it is said otherwise.</summary>
    public static void LayerNorms(this ConfigModel model, double eps, string key, bool bias = true)
    {
        if (!bias)
        {
            model.Set(NormOptions.NormBias, false);
        }

        model.NormEps(eps, key);
    }

    private static void NormEps(this ConfigModel model, double absent, string key) =>
        model.Set(Options.NormEps, model.Number(absent, key), key);

    /// <summary>Which linear layers of a block have biases.</summary>
    public static void Biases(this ConfigModel model, bool queries, bool output, bool feedForward)
    {
        model.Set(Options.QkvBias, queries);
        model.Set(HeadOptions.OutputBias, output);
        model.Set(FeedForwardOptions.FeedForwardBias, feedForward);
    }

    /// <summary>A feed-forward layer with a gate.</summary>
    public static void Gated(this ConfigModel model, string activation = "silu", string key = "hidden_act")
    {
        model.Set(FeedForwardOptions.Gated, true);
        model.Activation(activation, key);
    }

    /// <summary>Whether the head is the token table.</summary>
    public static void Tied(this ConfigModel model, bool absent) =>
        model.SetFlag(
            Options.TieWeights,
            model.Outer?.Flag(absent, "tie_word_embeddings") ?? absent,
            "tie_word_embeddings"
        );

    /// <summary>Positions by ALiBi.</summary>
    public static void Alibi(this ConfigModel model) => model.Set(PositionOptions.Positions, PositionChoice.Alibi);

    /// <summary>The four multipliers of Granite.</summary>
    public static void Multipliers(this ConfigModel model)
    {
        model.Scale(ScaleOptions.EmbScale, model.Number(1, "embedding_multiplier"), "embedding_multiplier");
        model.Scale(ScaleOptions.ResidualScale, model.Number(1, "residual_multiplier"), "residual_multiplier");
        model.Scale(ScaleOptions.LogitScale, 1 / model.Number(1, "logits_scaling"), "logits_scaling");
        model.Set(HeadOptions.AttentionScale, model.Number(1, "attention_multiplier"), "attention_multiplier");
    }

    /// <summary>A factor, unless it is 1.</summary>
    public static void Scale(this ConfigModel model, Option<double?> option, double factor, params string[] keys) =>
        model.Set(option, factor.Equals(1) ? null : factor, keys);

    /// <summary>The context, or what one of those keys says of it, whichever is there.</summary>
    public static bool IsThere(this ConfigModel model, params string[] keys) =>
        keys.Any(key => model.Json.Find(key) is not null);
}
