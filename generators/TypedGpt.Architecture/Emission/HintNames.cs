using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Emission;

/// <summary>Names for the emitted files: short, and different even where file systems see no difference.</summary>
internal static class HintNames
{
    /// <summary>Space for <c>.FeedForward.g.cs</c> and the folder of the generator on systems with short paths.</summary>
    private const int Longest = 80;

    /// <summary>The full names that differ from another's in case alone.</summary>
    public static EquatableArray<string> Colliding(IEnumerable<string> names) =>
        names
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .Distinct()
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatableArray();

    public static string Of(ModelDeclaration declaration, EquatableArray<string> colliding)
    {
        var name = declaration.FullName;
        if (name.Length > Longest)
        {
            return $"{declaration.Name.TrimStart('@').Substring(0, Math.Min(40, declaration.Name.TrimStart('@').Length))}-{Hash(name)}";
        }

        return colliding.Contains(name) ? $"{name}-{Hash(name)}" : name;
    }

    /// <summary>FNV-1a: the same on every machine and run, unlike a string's hash code.</summary>
    private static string Hash(IEnumerable<char> name) =>
        name.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u))
            .ToString("x8", CultureInfo.InvariantCulture);
}
