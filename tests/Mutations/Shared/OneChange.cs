namespace TypedGpt.Mutations;

/// <summary>A change in one place of a text.</summary>
internal static class OneChange
{
    /// <summary>The text with <paramref name="replace"/> in the place of <paramref name="find"/>.</summary>
    /// <exception cref="InvalidOperationException">The text to replace does not occur exactly once.</exception>
    public static string Apply(string text, string find, string replace, string name) =>
        text.Remove(At(text, find, name), find.Length).Insert(At(text, find, name), replace);

    /// <summary>Where <paramref name="find"/> begins.</summary>
    /// <exception cref="InvalidOperationException">It does not occur exactly once.</exception>
    public static int At(string text, string find, string name)
    {
        var at = text.IndexOf(find, StringComparison.Ordinal);
        return at >= 0 && text.IndexOf(find, at + 1, StringComparison.Ordinal) < 0
            ? at
            : throw new InvalidOperationException($"'{find}' does not occur exactly once in {name}.");
    }
}
