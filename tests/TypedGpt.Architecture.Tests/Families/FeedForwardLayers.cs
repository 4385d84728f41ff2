using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>Feed-forward layers.</summary>
internal static class FeedForwardLayers
{
    /// <summary>down(f(gate x) * up x), the gated feed-forward layer (Shazeer 2020).</summary>
    public static LayerNode Gated(string name, string width, ElementFunction function)
    {
        var gate = Members.Linear("Gate", "Emb", width, "How far each inner number is let through.");
        var up = Members.Linear("Up", "Emb", width, "Makes each vector wider.");
        var down = Members.Linear("Down", width, "Emb", "Brings it back to the embedding width.");
        return LayerNode.Generated(
            name,
            Role.FeedForward,
            "A gated feed-forward layer, for each position alone",
            [gate, up, down],
            ForwardPass.OfTokens(
                (steps, x) =>
                    steps.Let("inside", x.Through(gate).Activated(function).Times(x.Through(up))).Through(down)
            )
        );
    }

    /// <summary>Gated feed-forward layers, of which a router chooses some for each token; what all tokens go through is added.</summary>
    public static LayerNode Experts(
        string name,
        RouteOptions how,
        Member? bias = null,
        Member? shared = null,
        bool hasBiases = false
    )
    {
        var router = Members.Linear("Router", "Emb", "Experts", "Scores each expert for each token.");
        var gate = Weight("Gate", "ExpertDim", "Emb", "How far each inner number of an expert is let through.");
        var up = Weight("Up", "ExpertDim", "Emb", "Makes each vector wider.");
        var down = Weight("Down", "Emb", "ExpertDim", "Brings it back to the embedding width.");
        var gateBias = Bias("GateBias", "ExpertDim");
        var upBias = Bias("UpBias", "ExpertDim");
        var downBias = Bias("DownBias", "Emb");
        return LayerNode.Generated(
            name,
            Role.FeedForward,
            "Experts, of which a router chooses some for each token",
            Members.Present(router, bias, gate, gateBias, up, upBias, down, downBias, shared),
            ForwardPass.OfTokens(
                (_, x) =>
                {
                    var routed = x.ThroughExperts(
                        x.Through(router).Routed(how with { Bias = bias.Name() }),
                        (steps, each) =>
                        {
                            var gated = steps.Let("gated", each.ThroughEach(gate, gateBias).Activated(ElementFunction.Silu));
                            return steps
                                .Let("inside", gated.Times(each.ThroughEach(up, upBias)))
                                .ThroughEach(down, downBias);
                        }
                    );
                    return shared is null ? routed : routed.Plus(x.Through(shared));
                }
            )
        );

        Member? Bias(string property, string gives) =>
            hasBiases
                ? Members.Parameter(property, "Normal", "Added to what each expert gives there.", "Experts", gives) with
                {
                    Number = 0.02,
                }
                : null;

        static Member Weight(string property, string gives, string takes, string summary) =>
            Members.Parameter(property, "KaimingUniform", summary, "Experts", gives, takes);
    }
}
