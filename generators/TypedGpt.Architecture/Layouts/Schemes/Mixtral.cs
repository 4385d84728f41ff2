using TypedGpt.Architecture.Graph;
using static TypedGpt.Architecture.Layouts.Grouping;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>Mixtral: each expert's matrices are tensors of their own, numbered as in the paper's code.</summary>
internal static class Mixtral
{
    public static Layout Scheme { get; } =
        Llama.Scheme.With(
            "mixtral",
            new("feed_forward.router", "block_sparse_moe.gate"),
            Numbered("feed_forward.gate", "w1"),
            Numbered("feed_forward.down", "w2"),
            Numbered("feed_forward.up", "w3")
        );

    /// <summary>Granite 3 with experts: those of a layer are one tensor, gate before up.</summary>
    public static Layout Granite { get; } =
        Llama.Scheme.With(
            "granite_moe",
            new("feed_forward.router", "block_sparse_moe.router.layer"),
            Fused("feed_forward.gate"),
            Fused("feed_forward.up"),
            new("feed_forward.down", "block_sparse_moe.output_linear.weight") { Kind = MemberKind.Parameter }
        );

    private static Place Numbered(string key, string name) =>
        new(key, $"block_sparse_moe.experts.{{expert}}.{name}.weight") { Kind = MemberKind.Parameter };

    private static Place Fused(string key) =>
        new(key, "block_sparse_moe.input_linear.weight")
        {
            Kind = MemberKind.Parameter,
            Fusion = new(Whole, Axis: 1, ["gate", "up"]),
        };
}
