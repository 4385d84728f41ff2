using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>
/// Feed-forward layers of which a router chooses some for each token (Shazeer et al. 2017); what works on all tokens is added
/// (DeepSeek-V2, section 2.2).
/// </summary>
internal static class ExpertsLayer
{
    private const string SharedClass = "SharedExpert";

    public static LayerNode Layer(GraphBuilder builder, string name)
    {
        var spec = builder.Spec;
        var router = new Member(
            "Router",
            "router",
            MemberKind.Linear,
            ["Emb", "Experts"],
            "Scores each expert for each token.",
            Bias: spec.Get(MixtureOfExpertsOptions.RouterBias)
        );
        var correction = spec.Get(MixtureOfExpertsOptions.CorrectionBias)
            ? Parameter("Correction", "Zeros", "Evens out how often the experts are chosen.", "Experts")
            : null;
        var (shared, sharedGate) = Shared(builder);
        var body = ExpertBody.Of(spec);
        return LayerNode.Generated(
            name,
            Role.FeedForward,
            "Experts, of which a router chooses some for each token",
            new[] { router, correction }
                .Concat(body.Members)
                .Concat([shared, sharedGate])
                .OfType<Member>()
                .ToEquatableArray(),
            ForwardPass.OfTokens(
                (steps, x) =>
                {
                    var scores = x.Through(router).Routed(Routing(spec, correction));
                    var routed = x.ThroughExperts(scores, body.Pass);
                    if (shared is null)
                    {
                        return routed;
                    }

                    var forAll = x.Through(shared);
                    return routed.Plus(
                        sharedGate is null
                            ? forAll
                            : forAll.RowsScaledBy(x.Through(sharedGate).Activated(ElementFunction.Sigmoid).SumOfLast())
                    );
                }
            )
        );
    }

    public static Member Parameter(string property, string init, string summary, params string[] dims) =>
        new(property, SnakeCase.Of(property), MemberKind.Parameter, dims.ToEquatableArray(), summary, Init: init);

    private static (Member? Expert, Member? Gate) Shared(GraphBuilder builder)
    {
        var spec = builder.Spec;
        if (spec.Get(MixtureOfExpertsOptions.SharedDim) is null)
        {
            return (null, null);
        }

        var expert = FeedForwardLayer.Dense(spec, SharedClass, "SharedDim", "for every token");
        return (
            new(
                SharedClass,
                SnakeCase.Of(SharedClass),
                MemberKind.Layer,
                [],
                "Works on every token.",
                LayerType: builder.Use(expert)
            ),
            spec.Get(MixtureOfExpertsOptions.SharedGate)
                ? new(
                    "SharedGate",
                    "shared_gate",
                    MemberKind.Linear,
                    ["Emb", "One"],
                    "How far what the shared expert gives is let through."
                )
                : null
        );
    }

    private static RouteOptions Routing(GptSpec spec, Member? correction) =>
        new(
            "Chosen",
            IsSigmoid: spec.Get(MixtureOfExpertsOptions.Score) == ScoreChoice.Sigmoid,
            IsSoftmaxOfChosen: spec.Get(MixtureOfExpertsOptions.Score) == ScoreChoice.SoftmaxOfChosen,
            Bias: correction.Name(),
            Groups: spec.Get(MixtureOfExpertsOptions.Groups) > 1
                ? new(
                    "Groups",
                    "PerGroup",
                    "Kept",
                    IsSumOfBestTwo: spec.Get(MixtureOfExpertsOptions.GroupScore) == GroupChoice.SumOfBestTwo
                )
                : null,
            IsNormalized: spec.Get(MixtureOfExpertsOptions.Normalized),
            Factor: spec.Get(MixtureOfExpertsOptions.Factor)
        );
}
