using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.Positions;

/// <summary>What the positions read from the configuration.</summary>
internal sealed record PositionsSpec(int ContextLength)
{
    public static PositionsSpec Read(Arguments arguments) => new(arguments.Int(Keys.ContextLength));
}
