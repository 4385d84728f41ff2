using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Forward;

/// <summary>Turns pairs of elements by an angle that grows with the position (Su et al. 2021): [.., Seq, Width] keeps its axes.</summary>
/// <param name="Member">The layer with the table of angles.</param>
/// <param name="Width">The elements that are turned.</param>
/// <param name="Sections">Where the last axis is more than those: the dimensions that it is the sum of, the turned ones first.</param>
/// <param name="How">Which pairs, and by which angles.</param>
/// <param name="X">Queries or keys.</param>
internal sealed record Rotate(string Member, string Width, EquatableArray<string> Sections, Rotation How, Op X)
    : UnaryOp(X, Checked(Member, Width, Sections, X)),
        IMemberOp
{
    private static Axes Checked(string member, string width, EquatableArray<string> sections, Op x)
    {
        AxesException.Unless(
            x.Axes.Count >= 3 && x.Axes[x.Axes.Count - 2] == Axes.Seq,
            $"Rotate {member}",
            $"[.., {Axes.Seq}, {width}]",
            x.Axes
        );
        return sections.Count == 0 ? AxesException.Ending(width, $"Rotate {member}", x.Axes)
            : sections.First() == width ? x.Axes
            : throw new AxesException($"Rotate {member} turns {width}, which has to be the first of its sections.");
    }
}

/// <summary>How queries and keys are turned.</summary>
/// <param name="Theta">The base of the frequencies.</param>
/// <param name="IsInterleaved">Whether neighbours are a pair, as in GPT-J; else element i and the one half a width on.</param>
/// <param name="Scaling">How the frequencies are stretched to a longer context; null where they are not.</param>
internal sealed record Rotation(double Theta, bool IsInterleaved = false, RotaryScaling? Scaling = null);

/// <summary>How rotary frequencies are stretched to a context longer than the one trained on.</summary>
/// <param name="Rule">The rule by its name in Hugging Face's configurations, capitalized: Linear, Llama3, Yarn.</param>
/// <param name="Values">What it says, in the order of the rule's arguments.</param>
internal sealed record RotaryScaling(string Rule, EquatableArray<Argument> Values);
