using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.Block;

/// <summary>What the blocks read from the configuration.</summary>
internal sealed record BlockSpec(int NLayers, double DropRate)
{
    public static BlockSpec Read(Arguments arguments) =>
        new(
            arguments.Int(Keys.NLayers),
            arguments.Double(Keys.DropRateShortcut, otherwise: arguments.Double(Keys.DropRate))
        );
}
