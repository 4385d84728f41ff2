using System;
using System.Globalization;

namespace TypedGpt.Architecture.Specs;

/// <summary>Numbers as text, the same under any culture.</summary>
internal static class Numbers
{
    /// <summary>The number as C# reads it back without loss.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>A whole number for readers, with a comma between thousands.</summary>
    public static string Grouped<T>(T value)
        where T : IFormattable => value.ToString("N0", CultureInfo.InvariantCulture);
}
