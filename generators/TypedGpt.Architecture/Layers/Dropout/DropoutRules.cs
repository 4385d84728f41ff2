using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.Dropout;

/// <summary>Drop rates are probabilities below 1, and each is said once.</summary>
internal static class DropoutRules
{
    public static readonly Rule Range = new(
        "TGPT1004",
        "A drop rate lies in [0, 1)",
        "{0} ({1}) is not in [0, 1): it is the probability of zeroing a value, and at 1 nothing is left. Nearest rate: {2}."
    );

    public static readonly Rule Contradiction = new(
        "TGPT1005",
        "DropRate is given together with a separate rate",
        "DropRate ({0}) is given together with {1}, which takes its place: give DropRate alone, or DropRateEmb, DropRateAttention and DropRateShortcut"
    );

    public static IEnumerable<Violation> Check(Arguments arguments)
    {
        foreach (var key in Keys.SeparateDropRates.Prepend(Keys.DropRate))
        {
            if (arguments[key] is double rate && !(rate is >= 0 and < 1))
            {
                yield return new(
                    Range,
                    Subject.Argument(key),
                    [key, MemberCode.Number(rate), Nearest(rate)],
                    [Nearest(rate)]
                );
            }
        }

        var separate = Keys.SeparateDropRates.Where(arguments.Has).ToList();
        if (arguments.Has(Keys.DropRate) && separate.Count > 0)
        {
            yield return new(
                Contradiction,
                Subject.Argument(Keys.DropRate),
                [
                    MemberCode.Number(arguments.Double(Keys.DropRate)),
                    string.Join(", ", separate.Select(key => $"{key} ({MemberCode.Number(arguments.Double(key))})")),
                ]
            );
        }
    }

    /// <summary>What was likely meant: a percentage, a sign slipped in, or else the usual rate.</summary>
    private static string Nearest(double rate) =>
        (
            rate is > 1 and < 100 ? rate / 100
            : rate is > -1 and < 0 ? -rate
            : 0.1
        ).ToString("0.####", CultureInfo.InvariantCulture);
}
