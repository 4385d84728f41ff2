using System.Text;

namespace TypedGpt.Tokenizers.Normalizing;

/// <summary>Unicode's normalization forms.</summary>
internal static class UnicodeForm
{
    /// <summary>A normalizer to a form.</summary>
    /// <exception cref="NotSupportedException">The program runs without ICU, and .NET would change nothing.</exception>
    public static Func<string, string> Create(NormalizationForm form, string name)
    {
        if ("e\u0301".Normalize().Length != 1)
        {
            throw new NotSupportedException(
                $"the normalizer {name} needs ICU, and this program runs without: unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT, "
                    + "or InvariantGlobalization in its project."
            );
        }

        // U+FFFE is the one character that .NET refuses.
        return text =>
            text.Contains('\uFFFE', StringComparison.Ordinal)
                ? string.Join('\uFFFE', text.Split('\uFFFE').Select(part => part.Normalize(form)))
                : text.Normalize(form);
    }
}
