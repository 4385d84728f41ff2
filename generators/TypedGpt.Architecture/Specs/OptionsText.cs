using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Specs;

/// <summary>
/// The options of a model as one text, <c>EmbDim=64; Rotary=true; Rotary.Theta=10000.0</c>: a compiled class carries what its
/// config.json said, for whoever has the assembly alone.
/// </summary>
internal static class OptionsText
{
    private const string Between = "; ";

    /// <summary>The options, in the order of their names.</summary>
    public static string Of(Arguments arguments) =>
        string.Join(
            Between,
            arguments
                .Values.Where(value => value.Value is not null)
                .Select(value => $"{value.Name}={Text(value.Value!)}")
        );

    /// <summary>What <see cref="Of"/> wrote; of another text, what can be read.</summary>
    public static Arguments Read(string text) =>
        Arguments.Of(
            text.Split([Between], StringSplitOptions.RemoveEmptyEntries)
                .Select(option => option.Split(['='], 2))
                .Where(parts => parts.Length == 2)
                .Select(parts => new Argument(parts[0], Parsed(parts[1])))
        );

    /// <summary>A value; a number with a fraction always shows one, so that it is read as what it was.</summary>
    private static string Text(Value value) =>
        value switch
        {
            Value.Real { Number: var number } when Numbers.Text(number) is var text => text.Any(char.IsLetter)
            || text.Contains('.')
                ? text
                : text + ".0",
            Value.List { Items: var items } => $"[{string.Join(", ", items.Select(Text))}]",
            _ => value.ToString(),
        };

    private static Value Parsed(string text)
    {
        const NumberStyles real = NumberStyles.Float;
        var culture = CultureInfo.InvariantCulture;
        return text is "true" or "false" ? new Value.Flag(text == "true")
            : text.StartsWith("[", StringComparison.Ordinal)
                ? new Value.List(Items(text).Select(Parsed).ToEquatableArray())
            : long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var whole) ? new Value.Integer(whole)
            : double.TryParse(text, real, culture, out var number) ? new Value.Real(number)
            : new Value.Text(text);
    }

    private static IEnumerable<string> Items(string list) =>
        list.Trim('[', ']').Split([", "], StringSplitOptions.RemoveEmptyEntries);
}
