using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace TypedGpt.Cli.Generate;

/// <summary>Options that are numbers of a range; what lies outside is a call that cannot be read.</summary>
internal static class NumberOption
{
    /// <param name="name">What it is called.</param>
    /// <param name="description">What it does.</param>
    /// <param name="usual">Its value where it is left out.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="greatest">The greatest; null for any.</param>
    public static Option<T> Of<T>(string name, string description, T usual, T least, T? greatest = null)
        where T : struct, INumber<T>
    {
        var range = greatest is { } most ? $"from {least} to {most}" : $"at least {least}";
        return new(name)
        {
            Description = description,
            HelpName = usual is int ? "N" : "X",
            DefaultValueFactory = _ => usual,
            CustomParser = result =>
            {
                var word = result.Tokens[0].Value;
                if (
                    T.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && T.IsFinite(number)
                    && number >= least
                    && (greatest is null || number <= greatest)
                )
                {
                    return number;
                }

                result.AddError($"'{word}' is no number for {name}, which is {range}");
                return usual;
            },
        };
    }
}
