using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.Head;

/// <summary>What the output head reads from the configuration.</summary>
internal sealed record HeadSpec(bool TieWeights)
{
    public static HeadSpec Read(Arguments arguments) => new(arguments.Bool(Keys.TieWeights));
}
