using System.Globalization;

namespace TypedGpt.TestSupport;

/// <summary>How often tests of chance repeat: a tenth by default, everything where the variable says so.</summary>
public static class Counts
{
    /// <summary>The variable that asks for the full counts.</summary>
    public const string FullVariable = "TYPEDGPT_FULL";

    /// <summary>The variable that gives a printed seed back.</summary>
    public const string SeedVariable = "TYPEDGPT_SEED";

    /// <summary>The seed of this run: the one that was asked for, or one of the clock's.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var seed)
            ? seed
            : Environment.TickCount;

    /// <summary><paramref name="full"/> where everything was asked for, else a tenth of it.</summary>
    public static int Of(int full) => Environment.GetEnvironmentVariable(FullVariable) == "1" ? full : full / 10;
}
