using System.Globalization;

namespace TypedGpt.Templates;

/// <summary>A template cannot be read or rendered: one line that begins with the template's line.</summary>
public sealed class TemplateException : Exception
{
    /// <param name="line">The template's line, from 1.</param>
    /// <param name="reason">What is wrong there.</param>
    /// <param name="isRefusal">Whether the template itself says that the conversation does not fit.</param>
    public TemplateException(int line, string reason, bool isRefusal = false)
        : base(string.Create(CultureInfo.InvariantCulture, $"line {line}: {reason.ReplaceLineEndings(" ")}"))
    {
        Line = line;
        Reason = reason.ReplaceLineEndings(" ");
        IsRefusal = isRefusal;
    }

    /// <summary>The template's line, from 1.</summary>
    public int Line { get; }

    /// <summary>What is wrong there.</summary>
    public string Reason { get; }

    /// <summary>Whether the template itself says, with raise_exception, that the conversation does not fit.</summary>
    public bool IsRefusal { get; }
}
