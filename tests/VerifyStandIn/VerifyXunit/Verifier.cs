using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyXunit;

/// <summary>Compares what a test gives with the snapshot beside the test's source file.</summary>
public static class Verifier
{
    /// <summary>Compares a text, with the extension txt.</summary>
    public static SettingsTask Verify(
        string? target,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = ""
    ) => Verify(target, "txt", settings, sourceFile);

    /// <summary>Compares a text, with an extension of its own.</summary>
    public static SettingsTask Verify(
        string? target,
        string extension,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = ""
    ) => Verify([new Target(extension, target ?? "null")], settings, sourceFile);

    /// <summary>Compares a text that is not there yet.</summary>
    public static SettingsTask Verify(
        Task<string> target,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = ""
    ) => Compare(async () => [new Target("txt", await target)], settings, sourceFile);

    /// <summary>Compares one file.</summary>
    public static SettingsTask Verify(
        Target target,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = ""
    ) => Verify([target], settings, sourceFile);

    /// <summary>Compares several files.</summary>
    public static SettingsTask Verify(
        IEnumerable<Target> targets,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = ""
    ) => Compare(() => Task.FromResult<IReadOnlyList<Target>>([.. targets]), settings, sourceFile);

    /// <summary>Compares what a generator gave: a GeneratorDriver or the result of its run.</summary>
    public static SettingsTask Verify(
        object? target,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = ""
    ) => Compare(settingsInUse => Task.FromResult(GeneratorTargets.Of(target, settingsInUse)), settings, sourceFile);

    private static SettingsTask Compare(
        Func<Task<IReadOnlyList<Target>>> targets,
        VerifySettings? settings,
        string sourceFile
    ) => Compare(_ => targets(), settings, sourceFile);

    private static SettingsTask Compare(
        Func<VerifySettings, Task<IReadOnlyList<Target>>> targets,
        VerifySettings? settings,
        string sourceFile
    )
    {
        var test = UseVerifyAttribute.GetMethod();
        return new(
            settings,
            async current =>
            {
                var names = SnapshotNames.Of(test, sourceFile, current);
                return Snapshots.Compare(names, await targets(current), current);
            }
        );
    }
}
