using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.Attention;

/// <summary>What the attention reads from the configuration.</summary>
internal sealed record AttentionSpec(int NHeads, bool QkvBias, double DropRate)
{
    public static AttentionSpec Read(Arguments arguments) =>
        new(
            arguments.Int(Keys.NHeads),
            arguments.Bool(Keys.QkvBias),
            arguments.Double(Keys.DropRateAttention, otherwise: arguments.Double(Keys.DropRate))
        );
}
