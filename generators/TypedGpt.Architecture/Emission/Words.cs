using System;

namespace TypedGpt.Architecture.Emission;

/// <summary>Names made out of names.</summary>
internal static class Words
{
    /// <summary>One of a list: <c>block</c> for <c>Blocks</c>.</summary>
    public static string Singular(string list) =>
        char.ToLowerInvariant(list[0])
        + list.Substring(1, list.Length - (list.EndsWith("s", StringComparison.Ordinal) ? 2 : 1));
}
