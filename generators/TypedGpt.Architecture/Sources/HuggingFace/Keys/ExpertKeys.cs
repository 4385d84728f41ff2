using System;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>Mixtures of experts.</summary>
internal static class ExpertKeys
{
    private static readonly string[] Experts = ["num_local_experts", "num_experts", "n_routed_experts"];

    /// <summary>How many experts there are, how many a token is sent to, and how scores become gates.</summary>
    public static void SetExperts(this ConfigModel model, int absent, int absentChosen, ScoreChoice score)
    {
        model.SetSize(MixtureOfExpertsOptions.Experts, absent, Experts);
        model.SetSize(MixtureOfExpertsOptions.Chosen, absentChosen, "num_experts_per_tok");
        model.Set(MixtureOfExpertsOptions.Score, score);
    }

    /// <summary>Whether the gates of a token are divided by their sum.</summary>
    public static void Normalized(this ConfigModel model, bool absent) =>
        model.SetFlag(MixtureOfExpertsOptions.Normalized, absent, "norm_topk_prob");

    /// <summary>The width of an expert, by a key of its own.</summary>
    public static int ExpertDim(this ConfigModel model, int absent)
    {
        const string Key = "moe_intermediate_size";
        var dim = model.Size(absent, Key);
        model.Set(MixtureOfExpertsOptions.ExpertDim, dim, Key);
        return dim;
    }

    /// <summary>The layers with a plain feed-forward layer.</summary>
    public static void DenseLayers(
        this ConfigModel model,
        Sizes sizes,
        Func<int, bool> isDense,
        params string[] keys
    ) =>
        model.Set(
            MixtureOfExpertsOptions.DenseLayers,
            Enumerable.Range(0, sizes.Layers).Where(isDense).ToEquatableArray(),
            keys
        );
}
