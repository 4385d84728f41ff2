using System;

namespace TypedGpt.Architecture.Forward;

/// <summary>A forward pass was put together of ops that do not fit: a mistake in this assembly, never the user's.</summary>
internal sealed class AxesException(string message) : Exception(message)
{
    /// <summary>Throws where <paramref name="fits"/> does not hold of what an op got.</summary>
    public static void Unless(bool fits, string op, string takes, params Axes[] got)
    {
        if (!fits)
        {
            throw new AxesException($"{op} takes {takes} and gets {string.Join(" and ", got)}.");
        }
    }

    /// <summary>The operand's axes, which have to end in <paramref name="last"/>.</summary>
    public static Axes Ending(string last, string op, Axes got)
    {
        Unless(got.Last == last, op, $"[.., {last}]", got);
        return got;
    }

    /// <summary>The axes of an operand that is printed more than once, and so has to be a variable.</summary>
    public static Axes OfVariable(string op, Op got) =>
        got is Read ? got.Axes : throw new AxesException($"{op} takes a variable and gets {got}.");

    /// <summary>The operand's axes, which have to be <paramref name="count"/>.</summary>
    public static Axes Ranked(int count, string op, Axes got)
    {
        Unless(got.Count == count, op, $"{count} axes", got);
        return got;
    }
}
