using System.Collections.Generic;
using static TypedGpt.Architecture.Specs.OptionKinds;

namespace TypedGpt.Architecture.Specs;

/// <summary>Options of the feed-forward layer, and of how it stands beside attention.</summary>
internal static class FeedForwardOptions
{
    public static readonly Option<ActivationChoice> Activation = Choice(
        nameof(Activation),
        ActivationChoice.Silu,
        "Llama 2 7B",
        "the function inside the feed-forward layer",
        "GeluTanh"
    );

    public static readonly Option<bool> Gated = Flag(
        nameof(Gated),
        "whether the feed-forward layer is down(f(gate x) * up x) (Shazeer 2020)"
    );

    public static readonly Option<double?> GateLimit = Factor(
        nameof(GateLimit),
        7,
        "gpt-oss 20B",
        "the limit l of down((up + 1) * gate * sigmoid(1.702 gate)), the gate clamped above at l and up to +-l",
        "no limit",
        Beside(nameof(Gated), true)
    );

    public static readonly Option<bool> FeedForwardBias = Unless(
        nameof(FeedForwardBias),
        "whether the feed-forward layer has biases"
    );

    public static readonly Option<ParallelChoice> Parallel = Choice(
        nameof(Parallel),
        ParallelChoice.OneNorm,
        "GPT-J 6B",
        "whether attention and feed-forward read the same x, x + attention(n(x)) + feedForward(m(x)): `OneNorm` with n = m (GPT-J, Falcon-7B, Phi), `TwoNorms` with norms of their own (GPT-NeoX, Falcon-40B)",
        "None"
    );

    public static IReadOnlyList<Option> All { get; } = [Activation, Gated, GateLimit, FeedForwardBias, Parallel];
}
