using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.Norms;

/// <summary>What the norms read from the configuration.</summary>
internal sealed record NormsSpec(double Eps)
{
    /// <summary>What PyTorch's LayerNorm and GPT-2 add to the variance.</summary>
    public const double DefaultEps = 1e-5;

    public static NormsSpec Read(Arguments arguments) => new(arguments.Double(Keys.NormEps, otherwise: DefaultEps));
}
