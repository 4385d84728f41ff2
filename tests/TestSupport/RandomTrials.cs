using System.Globalization;

namespace TypedGpt.TestSupport;

/// <summary>How tests that try random things are repeated and how many they try.</summary>
public static class RandomTrials
{
    /// <summary>The variable with the seed to take, as a failure prints it.</summary>
    public const string SeedVariable = "TYPEDGPT_SEED";

    /// <summary>The variable that makes tests try ten times as much.</summary>
    public const string FullVariable = "TYPEDGPT_FULL";

    /// <summary>Whether the full number is tried.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable(FullVariable) == "1";

    /// <summary>The seed that was asked for, else one of the clock.</summary>
    public static int Seed =>
        Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } seed
            ? int.Parse(seed, CultureInfo.InvariantCulture)
            : Environment.TickCount;

    /// <summary>A tenth of a full number of trials, or all of them.</summary>
    public static int Of(int full) => IsFull ? full : full / 10;
}
