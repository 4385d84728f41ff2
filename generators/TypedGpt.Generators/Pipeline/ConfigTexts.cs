using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using TypedGpt.Architecture.Sources.HuggingFace;

namespace TypedGpt.Generators.Pipeline;

/// <summary>The configurations among the additional files of a project.</summary>
internal static class ConfigTexts
{
    /// <summary>What a file says; null where its text cannot be had.</summary>
    public static ConfigFile? Read(AdditionalText file, CancellationToken token) =>
        file.GetText(token)?.ToString() is { } text ? ConfigFile.Of(file.Path, text) : null;

    /// <summary>Whether a file is one that a model means by a name.</summary>
    public static bool Fits(AdditionalText file, string name) =>
        ConfigFile.IsOne(file.Path) && ConfigFile.IsNamed(file.Path, name);

    /// <summary>Those that a name fits, read.</summary>
    public static IReadOnlyList<ConfigFile> Named(
        IEnumerable<AdditionalText> files,
        string? name,
        CancellationToken token
    ) =>
        name is null
            ? []
            : files.Where(file => Fits(file, name)).Select(file => Read(file, token)).OfType<ConfigFile>().ToList();
}
