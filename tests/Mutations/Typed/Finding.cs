using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TypedGpt.Mutations.Typed;

/// <summary>One thing that the compiler or an analyzer says.</summary>
/// <param name="Id">Its id.</param>
/// <param name="File">The file it is about.</param>
/// <param name="Line">The line there, from 1.</param>
/// <param name="Message">What it says.</param>
/// <param name="IsError">Whether it stops the build.</param>
/// <param name="IsExplained">Whether an analyzer of TypedGpt says it.</param>
public sealed record Finding(string Id, string File, int Line, string Message, bool IsError, bool IsExplained)
{
    public static Finding Of(Diagnostic diagnostic, bool isExplained)
    {
        var span = diagnostic.Location.GetLineSpan();
        return new(
            diagnostic.Id,
            span.Path ?? "",
            span.StartLinePosition.Line + 1,
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            diagnostic.Severity == DiagnosticSeverity.Error,
            isExplained
        );
    }

    public override string ToString() => $"{File}({Line}) {Id}: {Message}";
}
