using System;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace;

/// <summary>A configuration that lies beside the user's code, without the places of its options: equal where it says the same.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Arguments">The options.</param>
/// <param name="Problems">What is wrong with it.</param>
internal sealed record ConfigFile(string Path, Arguments Arguments, EquatableArray<ConfigProblem> Problems)
{
    /// <summary>Whether a file may be one.</summary>
    public static bool IsOne(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one.</summary>
    public static ConfigFile Of(string path, string text)
    {
        var read = ConfigReader.Read(text);
        return new(path, read.Arguments, read.Problems);
    }

    /// <summary>Whether a path ends in a name: the same file name, with the folders that the name has.</summary>
    public static bool IsNamed(string path, string name)
    {
        var (whole, end) = (path.Replace('\\', '/'), name.Replace('\\', '/'));
        while (end.StartsWith("./", StringComparison.Ordinal))
        {
            end = end.Substring(2);
        }

        return whole == end || (end.Length > 0 && whole.EndsWith("/" + end, StringComparison.Ordinal));
    }
}
