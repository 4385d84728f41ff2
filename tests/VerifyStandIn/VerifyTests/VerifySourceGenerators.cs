using Microsoft.CodeAnalysis;

namespace VerifyTests;

/// <summary>Snapshots of what source generators emit.</summary>
public static class VerifySourceGenerators
{
    /// <summary>Whether <see cref="Initialize"/> was called.</summary>
    public static bool Initialized { get; private set; }

    /// <summary>Makes drivers and their results comparable.</summary>
    public static void Initialize() =>
        Initialized = Initialized ? throw new InvalidOperationException("Already initialized: call it once.") : true;

    /// <summary>Leaves out the emitted files for which <paramref name="shouldIgnore"/> is true.</summary>
    public static SettingsTask IgnoreGeneratedResult(
        this SettingsTask settings,
        Func<GeneratedSourceResult, bool> shouldIgnore
    )
    {
        settings.CurrentSettings.IgnoreGeneratedResult(shouldIgnore);
        return settings;
    }

    /// <summary>Leaves out the emitted files for which <paramref name="shouldIgnore"/> is true.</summary>
    public static void IgnoreGeneratedResult(
        this VerifySettings settings,
        Func<GeneratedSourceResult, bool> shouldIgnore
    ) => settings.Ignored.Add(shouldIgnore);
}
