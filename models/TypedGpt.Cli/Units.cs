using System.Globalization;
using System.Numerics;

namespace TypedGpt.Cli;

/// <summary>Large numbers for people.</summary>
internal static class Units
{
    /// <summary>With a comma between thousands.</summary>
    public static string Number(BigInteger value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Bytes in the unit that leaves the fewest digits: powers of 1000, as disks are sold.</summary>
    public static string Bytes(BigInteger bytes)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB"];
        var (value, unit) = ((double)bytes, 0);
        while (value >= 1000 && unit < units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {units[unit]}");
    }
}
