using System.Collections.Generic;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>Experts whose matrices are tensors of their own, beside dense layers with Llama's names.</summary>
internal static class Experts
{
    /// <summary>The three matrices of each.</summary>
    public static IReadOnlyList<Place> Numbered { get; } =
    [Of("feed_forward.gate", "gate_proj"), Of("feed_forward.up", "up_proj"), Of("feed_forward.down", "down_proj")];

    private static Place Of(string key, string name) =>
        new(key, $"mlp.experts.{{expert}}.{name}.weight") { Kind = MemberKind.Parameter };
}
