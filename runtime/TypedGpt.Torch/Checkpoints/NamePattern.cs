namespace TypedGpt.Torch;

/// <summary>Names with <c>{n}</c> for a number and <c>*</c> for anything.</summary>
internal static class NamePattern
{
    private const string Number = "{n}";

    /// <summary>Whether <paramref name="name"/> is one that <paramref name="pattern"/> means.</summary>
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        while (true)
        {
            if (pattern.IsEmpty)
            {
                return name.IsEmpty;
            }

            if (pattern[0] == '*')
            {
                return IsMatchAnywhere(pattern[1..], name);
            }

            if (pattern.StartsWith(Number))
            {
                var digits = name.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : name.Length;
                if (digits == 0)
                {
                    return false;
                }

                pattern = pattern[Number.Length..];
                name = name[digits..];
            }
            else if (!name.IsEmpty && pattern[0] == name[0])
            {
                pattern = pattern[1..];
                name = name[1..];
            }
            else
            {
                return false;
            }
        }
    }

    private static bool IsMatchAnywhere(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        if (pattern.IsEmpty)
        {
            return true;
        }

        for (var at = 0; at <= name.Length; at++)
        {
            if (IsMatch(pattern, name[at..]))
            {
                return true;
            }
        }

        return false;
    }
}
