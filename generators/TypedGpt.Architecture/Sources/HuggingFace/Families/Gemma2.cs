using System;
using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Gemma 2 (2024): four norms a layer, caps on scores and logits, a window in every other layer.</summary>
internal static class Gemma2
{
    public static Family Family { get; } = new("gemma2", "Gemma2ForCausalLM", "gemma2", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(256000, 2304, 9216, 26, 8, 8192, KvHeads: 4, HeadDim: 256));
        model.Common();
        model.FourNorms(absentCapOfScores: 50, absentCapOfLogits: 30);
        model.Rotary(sizes, theta: 10000);
        model.Window(
            sizes,
            model.MaybeSize(4096, "sliding_window"),
            model.SeeAll(sizes, static layer => layer % 2 == 1)
        );
    }

    /// <summary>What Gemma 2 and 3 share beyond the first.</summary>
    public static void FourNorms(this ConfigModel model, double? absentCapOfScores, double? absentCapOfLogits)
    {
        model.Set(NormOptions.NormPlacement, PlacementChoice.Both);
        model.Set(
            HeadOptions.AttentionScale,
            1 / Math.Sqrt(model.Number(256, "query_pre_attn_scalar")),
            "query_pre_attn_scalar"
        );
        model.Set(
            HeadOptions.AttentionSoftCap,
            model.MaybeNumber(absentCapOfScores, "attn_logit_softcapping"),
            "attn_logit_softcapping"
        );
        model.Set(
            ScaleOptions.LogitSoftCap,
            model.MaybeNumber(absentCapOfLogits, "final_logit_softcapping"),
            "final_logit_softcapping"
        );
    }
}
