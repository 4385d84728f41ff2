namespace TypedGpt.Templates.Values;

/// <summary>
/// A text of a template. It knows which of its parts strangers wrote, through cutting and joining, so that a special token in a
/// message stays text.
/// </summary>
internal sealed class PyText : IEquatable<PyText>
{
    private static readonly (int Start, int End)[] Nothing = [];

    /// <summary>A text.</summary>
    /// <param name="value">Its characters.</param>
    /// <param name="foreign">Which parts strangers wrote: in order, apart, none empty.</param>
    /// <param name="isSafe">Whether it is marked as HTML, which escapes what is added to it.</param>
    public PyText(string value, (int Start, int End)[]? foreign = null, bool isSafe = false)
    {
        Value = value;
        Foreign = foreign ?? Nothing;
        IsSafe = isSafe;
    }

    /// <summary>The empty text.</summary>
    public static PyText Empty { get; } = new("");

    /// <summary>Its characters.</summary>
    public string Value { get; }

    /// <summary>The parts that strangers wrote.</summary>
    public (int Start, int End)[] Foreign { get; }

    /// <summary>Whether it is marked as HTML.</summary>
    public bool IsSafe { get; }

    /// <summary>Whether strangers wrote any of it.</summary>
    public bool IsForeign => Foreign.Length > 0;

    /// <summary>A text of one writer.</summary>
    public static PyText Of(string value, bool foreign) =>
        new(value, foreign && value.Length > 0 ? [(0, value.Length)] : null);

    /// <summary>A part.</summary>
    public PyText Slice(int start, int end)
    {
        if (start >= end)
        {
            return new("", isSafe: IsSafe);
        }

        if (start == 0 && end == Value.Length)
        {
            return this;
        }

        var foreign = Foreign
            .Select(part => (Start: Math.Max(part.Start, start) - start, End: Math.Min(part.End, end) - start))
            .Where(part => part.Start < part.End);
        return new(Value[start..end], [.. foreign], IsSafe);
    }

    /// <summary>
    /// The text rewritten. Where as many characters come out each stays its writer's; else all of it is a stranger's as soon as any
    /// was.
    /// </summary>
    public PyText Map(Func<string, string> change)
    {
        var changed = change(Value);
        return changed.Length == Value.Length
            ? new(changed, Foreign, IsSafe)
            : new(changed, Of(changed, IsForeign).Foreign, IsSafe);
    }

    /// <summary>The same characters, marked as HTML or not.</summary>
    public PyText Marked(bool safe) => safe == IsSafe ? this : new(Value, Foreign, safe);

    public bool Equals(PyText? other) => other is not null && other.Value == Value;

    public override bool Equals(object? obj) => Equals(obj as PyText);

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Value;
}
