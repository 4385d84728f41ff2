using TypedGpt.Generators.Specs;

namespace TypedGpt.Generators.Parts.Positions;

/// <summary>What the positions read from the configuration.</summary>
internal sealed record PositionsSpec(int ContextLength)
{
    public static PositionsSpec Read(Arguments arguments) => new(arguments.Int(Keys.ContextLength));
}
