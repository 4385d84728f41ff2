using System.Globalization;

namespace TypedGpt.TestSupport;

/// <summary>How tests that draw their cases do so: from one seed that the output names, and as often as there is time for.</summary>
public static class RandomTests
{
    /// <summary>The variable that sets <see cref="Seed"/>, so that a failure can be had again.</summary>
    public const string SeedVariable = "TYPEDGPT_SEED";

    /// <summary>The variable that <c>./test.sh --full</c> sets to 1.</summary>
    public const string FullVariable = "TYPEDGPT_FULL";

    /// <summary>The seed of this run.</summary>
    /// <exception cref="FormatException">The variable holds no int32.</exception>
    public static int Seed { get; } =
        Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } seed
            ? int.Parse(seed, CultureInfo.InvariantCulture)
            : Environment.TickCount;

    /// <summary>What a message of a failure ends with.</summary>
    public static string Again => $"Again with {SeedVariable}={Seed.ToString(CultureInfo.InvariantCulture)}.";

    /// <summary>How many cases to draw.</summary>
    public static int Count(int usual, int full) =>
        Environment.GetEnvironmentVariable(FullVariable) == "1" ? full : usual;
}
