using TypedGpt.Architecture.Graph;
using static TypedGpt.Architecture.Layouts.Grouping;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>gpt-oss: the experts of a layer are one tensor, stored as [in, out], with gate and up row by row in turn.</summary>
internal static class GptOss
{
    public static Layout Scheme { get; } =
        Llama.Scheme.With(
            "gpt_oss",
            new("feed_forward.router", "mlp.router"),
            InTurn("feed_forward.gate", "gate_up_proj", "gate", "up"),
            InTurn("feed_forward.up", "gate_up_proj", "gate", "up"),
            new("feed_forward.down", "mlp.experts.down_proj") { Transposed = true, Kind = MemberKind.Parameter },
            InTurn("feed_forward.gate_bias", "gate_up_proj_bias", "gate_bias", "up_bias") with
            {
                Transposed = false,
            },
            InTurn("feed_forward.up_bias", "gate_up_proj_bias", "gate_bias", "up_bias") with
            {
                Transposed = false,
            },
            new("feed_forward.down_bias", "mlp.experts.down_proj_bias")
        );

    private static Place InTurn(string key, string name, params string[] keys) =>
        new(key, $"mlp.experts.{name}")
        {
            Transposed = true,
            Kind = MemberKind.Parameter,
            Fusion = new(Rows, Axis: 1, new(keys)),
        };
}
