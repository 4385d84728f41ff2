namespace TypedGpt.Cli.Tests;

/// <summary>Torch has one generator of random numbers for all threads, so that tests that draw weights from a seed run one after another.</summary>
internal static class DrawnWeights
{
    /// <summary>The collection of those tests.</summary>
    public const string Collection = "Weights are drawn";
}
