using System.Linq;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>What follows from several options together.</summary>
internal static class SpecFacts
{
    /// <summary>How positions are known: as is said, or as the attributes that are there imply.</summary>
    public static PositionChoice Positions(this GptSpec spec) =>
        spec.Arguments.Has(PositionOptions.Positions.Name) ? spec.Get(PositionOptions.Positions)
        : spec.Has(RotaryOptions.Attribute) || spec.IsLatent() ? PositionChoice.Rotary
        : PositionChoice.Learned;

    public static bool IsLatent(this GptSpec spec) => spec.Has(LatentAttentionOptions.Attribute);

    public static bool HasWindow(this GptSpec spec) => spec.Has(SlidingWindowOptions.Attribute);

    public static bool HasExperts(this GptSpec spec) => spec.Has(MixtureOfExpertsOptions.Attribute);

    /// <summary>The heads of keys and values.</summary>
    public static int KvHeads(this GptSpec spec) => spec.Get(HeadOptions.KvHeads) ?? spec.Get(Options.NHeads);

    /// <summary>Whether several query heads share a head of keys and values.</summary>
    public static bool IsGrouped(this GptSpec spec) => !spec.IsLatent() && spec.KvHeads() != spec.Get(Options.NHeads);

    /// <summary>The width of a head's query and key.</summary>
    public static long HeadDim(this GptSpec spec) =>
        spec.IsLatent()
            ? (long)spec.Get(LatentAttentionOptions.ContentDim) + spec.Get(LatentAttentionOptions.RotaryDim)
            : spec.Get(HeadOptions.HeadDim) ?? spec.Get(Options.EmbDim) / spec.Get(Options.NHeads);

    /// <summary>The elements of a head that are turned.</summary>
    public static long TurnedDim(this GptSpec spec) =>
        spec.IsLatent() ? spec.Get(LatentAttentionOptions.RotaryDim) : spec.Get(RotaryOptions.Dim) ?? spec.HeadDim();

    /// <summary>Whether only the front of a head is turned.</summary>
    public static bool IsPartlyTurned(this GptSpec spec) => !spec.IsLatent() && spec.TurnedDim() != spec.HeadDim();

    /// <summary>The width inside a dense feed-forward layer.</summary>
    public static long HiddenDim(this GptSpec spec) =>
        spec.Get(Options.FeedForwardDim) ?? Options.UsualMultiple * (long)spec.Get(Options.EmbDim);

    /// <summary>The width inside an expert.</summary>
    public static long ExpertDim(this GptSpec spec) => spec.Get(MixtureOfExpertsOptions.ExpertDim) ?? spec.HiddenDim();

    /// <summary>Whether norms add a learned bias.</summary>
    public static bool NormsHaveBias(this GptSpec spec) =>
        spec.Get(NormOptions.Norm) == NormChoice.Layer
        && (spec.Get(NormOptions.NormBias) ?? spec.Get(NormOptions.NormWeight));

    /// <summary>Whether a layer sees a part of the context alone.</summary>
    public static bool IsLocal(this GptSpec spec, long layer)
    {
        var every = spec.Get(SlidingWindowOptions.GlobalEvery);
        return spec.HasWindow()
            && !(every > 0 && (layer + 1) % every == 0)
            && !spec.Get(SlidingWindowOptions.GlobalLayers).Any(global => global == layer);
    }

    /// <summary>Whether a layer turns queries and keys.</summary>
    public static bool IsTurned(this GptSpec spec, long layer) =>
        spec.Positions() == PositionChoice.Rotary
        && !spec.Get(RotaryOptions.SkipLayers).Any(skipped => skipped == layer);

    /// <summary>Whether a layer has experts.</summary>
    public static bool IsSparse(this GptSpec spec, long layer) =>
        spec.HasExperts() && !spec.Get(MixtureOfExpertsOptions.DenseLayers).Any(dense => dense == layer);
}
