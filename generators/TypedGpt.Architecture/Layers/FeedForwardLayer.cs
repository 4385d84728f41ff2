using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>
/// The feed-forward layer: wider, a function of each element (in GPT-2 GELU, Hendrycks and Gimpel 2016, the tanh form), and
/// back; or with a gate (Shazeer 2020).
/// </summary>
internal static class FeedForwardLayer
{
    public static LayerNode Layer(GraphBuilder builder, BlockVariant variant)
    {
        var name = builder.Variants.NameOf(Role.FeedForward, variant);
        return variant.IsSparse
            ? ExpertsLayer.Layer(builder, name)
            : Dense(builder.Spec, name, "Hidden", "for each position alone");
    }

    /// <summary>A layer of that inner width.</summary>
    public static LayerNode Dense(GptSpec spec, string name, string width, string scope) =>
        spec.Get(FeedForwardOptions.Gated) ? Gated(spec, name, width, scope) : Plain(spec, name, width, scope);

    private static LayerNode Plain(GptSpec spec, string name, string width, string scope)
    {
        var function = Function(spec);
        var widen = Linear(spec, "In", "Emb", width, "Makes each vector wider.");
        var narrow = Linear(spec, "Out", width, "Emb", "Brings it back to the embedding width.");
        return LayerNode.Generated(
            name,
            Role.FeedForward,
            $"Two linear layers with {Noun(function)} between them, {scope}",
            [widen, narrow],
            ForwardPass.OfTokens(
                (steps, x) => steps.Let("hidden", x.Through(widen).Activated(function)).Through(narrow)
            )
        );
    }

    private static LayerNode Gated(GptSpec spec, string name, string width, string scope)
    {
        var gate = Linear(spec, "Gate", "Emb", width, "How far each inner number is let through.");
        var up = Linear(spec, "Up", "Emb", width, "Makes each vector wider.");
        var down = Linear(spec, "Down", width, "Emb", "Brings it back to the embedding width.");
        return LayerNode.Generated(
            name,
            Role.FeedForward,
            $"A gated feed-forward layer, {scope}",
            [gate, up, down],
            ForwardPass.OfTokens((steps, x) => Inside(steps, spec, x.Through(gate), x.Through(up)).Through(down))
        );
    }

    /// <summary>f(gate) * up, or what gpt-oss makes of the two, named <c>inside</c>.</summary>
    public static Op Inside(Steps steps, GptSpec spec, Op gate, Op up)
    {
        if (spec.Get(FeedForwardOptions.GateLimit) is not { } limit)
        {
            return steps.Let("inside", gate.Activated(Function(spec)).Times(up));
        }

        var limited = steps.Let("gate", gate.Clamped(null, limit));
        var raised = steps.Let("up", up.Clamped(limit));
        return steps.Let("inside", limited.Activated(ElementFunction.QuickGelu).Times(raised.Plus(1)));
    }

    /// <summary>The function between the two layers.</summary>
    public static ElementFunction Function(GptSpec spec) =>
        spec.Get(FeedForwardOptions.Activation) switch
        {
            ActivationChoice.Gelu => ElementFunction.Gelu,
            ActivationChoice.Silu => ElementFunction.Silu,
            ActivationChoice.Relu => ElementFunction.Relu,
            ActivationChoice.SquaredRelu => ElementFunction.ReluSquared,
            ActivationChoice.QuickGelu => ElementFunction.QuickGelu,
            _ => ElementFunction.GeluTanh,
        };

    private static string Noun(ElementFunction function) =>
        function switch
        {
            ElementFunction.Silu => "a SiLU",
            ElementFunction.Relu => "a ReLU",
            ElementFunction.ReluSquared => "a squared ReLU",
            _ => "a GELU",
        };

    private static Member Linear(GptSpec spec, string property, string takes, string gives, string summary) =>
        new(
            property,
            property.ToLowerInvariant(),
            MemberKind.Linear,
            [takes, gives],
            summary,
            Bias: spec.Get(FeedForwardOptions.FeedForwardBias)
        );
}
