using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The weights of all experts, each with an axis for the expert, and what one expert computes.</summary>
/// <param name="Members">The weights and biases.</param>
/// <param name="Pass">The pass of one expert.</param>
internal sealed record ExpertBody(IReadOnlyList<Member> Members, Func<Steps, Op, Op> Pass)
{
    public static ExpertBody Of(GptSpec spec) => spec.Get(FeedForwardOptions.Gated) ? Gated(spec) : Plain(spec);

    private static ExpertBody Gated(GptSpec spec)
    {
        var (gate, gateBias) = Weight(spec, "Gate", "ExpertDim", "Emb", "How far each inner number is let through.");
        var (up, upBias) = Weight(spec, "Up", "ExpertDim", "Emb", "Makes each vector wider.");
        var (down, downBias) = Weight(spec, "Down", "Emb", "ExpertDim", "Brings it back to the embedding width.");
        return new(
            Present(gate, gateBias, up, upBias, down, downBias),
            (steps, each) =>
                FeedForwardLayer
                    .Inside(steps, spec, each.ThroughEach(gate, gateBias), each.ThroughEach(up, upBias))
                    .ThroughEach(down, downBias)
        );
    }

    private static ExpertBody Plain(GptSpec spec)
    {
        var (widen, widenBias) = Weight(spec, "In", "ExpertDim", "Emb", "Makes each vector wider.");
        var (narrow, narrowBias) = Weight(spec, "Out", "Emb", "ExpertDim", "Brings it back to the embedding width.");
        return new(
            Present(widen, widenBias, narrow, narrowBias),
            (steps, each) =>
                steps
                    .Let("inside", each.ThroughEach(widen, widenBias).Activated(FeedForwardLayer.Function(spec)))
                    .ThroughEach(narrow, narrowBias)
        );
    }

    private static (Member Weight, Member? Bias) Weight(
        GptSpec spec,
        string property,
        string gives,
        string takes,
        string summary
    ) =>
        (
            ExpertsLayer.Parameter(property, "KaimingUniform", summary, "Experts", gives, takes),
            spec.Get(MixtureOfExpertsOptions.ExpertBias)
                ? ExpertsLayer.Parameter(
                    property + "Bias",
                    "Zeros",
                    "Added to what each expert gives there.",
                    "Experts",
                    gives
                )
                : null
        );

    private static List<Member> Present(params Member?[] members) => [.. members.OfType<Member>()];
}
