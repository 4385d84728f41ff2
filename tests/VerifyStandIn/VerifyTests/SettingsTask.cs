using System.Runtime.CompilerServices;
using System.Text;

namespace VerifyTests;

/// <summary>A comparison whose settings can still be changed; it begins when it is awaited.</summary>
public sealed class SettingsTask
{
    private readonly VerifySettings settings;
    private readonly Lazy<Task<VerifyResult>> task;

    /// <summary>A comparison with a copy of <paramref name="settings"/>.</summary>
    public SettingsTask(VerifySettings? settings, Func<VerifySettings, Task<VerifyResult>> buildTask)
    {
        this.settings = new(settings);
        task = new(() => buildTask(this.settings));
    }

    /// <summary>The settings it will have.</summary>
    public VerifySettings CurrentSettings => settings;

    /// <summary>Begins it.</summary>
    public Task<VerifyResult> ToTask() => task.Value;

    /// <summary>Begins it.</summary>
    public TaskAwaiter<VerifyResult> GetAwaiter() => ToTask().GetAwaiter();

    /// <summary>Begins it.</summary>
    public ConfiguredTaskAwaitable<VerifyResult> ConfigureAwait(bool continueOnCapturedContext) =>
        ToTask().ConfigureAwait(continueOnCapturedContext);

    /// <summary>Begins it.</summary>
    public static implicit operator Task<VerifyResult>(SettingsTask task) => task.ToTask();

    /// <inheritdoc cref="VerifySettings.UseDirectory" />
    public SettingsTask UseDirectory(string directory) => With(() => settings.UseDirectory(directory));

    /// <inheritdoc cref="VerifySettings.UseFileName" />
    public SettingsTask UseFileName(string fileName) => With(() => settings.UseFileName(fileName));

    /// <inheritdoc cref="VerifySettings.UseTypeName" />
    public SettingsTask UseTypeName(string typeName) => With(() => settings.UseTypeName(typeName));

    /// <inheritdoc cref="VerifySettings.UseMethodName" />
    public SettingsTask UseMethodName(string methodName) => With(() => settings.UseMethodName(methodName));

    /// <inheritdoc cref="VerifySettings.UseParameters" />
    public SettingsTask UseParameters(params object?[] parameters) => With(() => settings.UseParameters(parameters));

    /// <inheritdoc cref="VerifySettings.DisableRequireUniquePrefix" />
    public SettingsTask DisableRequireUniquePrefix() => With(settings.DisableRequireUniquePrefix);

    /// <inheritdoc cref="VerifySettings.DisableDiff" />
    public SettingsTask DisableDiff() => With(settings.DisableDiff);

    /// <inheritdoc cref="VerifySettings.AutoVerify" />
    public SettingsTask AutoVerify(bool includeBuildServer = true) =>
        With(() => settings.AutoVerify(includeBuildServer));

    /// <inheritdoc cref="VerifySettings.AddScrubber" />
    public SettingsTask AddScrubber(Action<StringBuilder> scrubber) => With(() => settings.AddScrubber(scrubber));

    /// <inheritdoc cref="VerifySettings.ScrubLines" />
    public SettingsTask ScrubLines(Func<string, bool> removeLine) => With(() => settings.ScrubLines(removeLine));

    /// <inheritdoc cref="VerifySettings.ScrubLinesContaining" />
    public SettingsTask ScrubLinesContaining(params string[] stringToMatch) =>
        With(() => settings.ScrubLinesContaining(stringToMatch));

    /// <inheritdoc cref="VerifySettings.ScrubEmptyLines" />
    public SettingsTask ScrubEmptyLines() => With(settings.ScrubEmptyLines);

    /// <inheritdoc cref="VerifySettings.ScrubLinesWithReplace" />
    public SettingsTask ScrubLinesWithReplace(Func<string, string?> replaceLine) =>
        With(() => settings.ScrubLinesWithReplace(replaceLine));

    private SettingsTask With(Action change)
    {
        change();
        return this;
    }
}
