using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Analyzers.Usage;

namespace TypedGpt.Mutations.Typed;

/// <summary>One thing that the compiler or an analyzer says.</summary>
/// <param name="Id">Its id.</param>
/// <param name="File">The file it is about.</param>
/// <param name="Line">The line there, from 1.</param>
/// <param name="Message">What it says.</param>
/// <param name="IsError">Whether it stops the build.</param>
/// <param name="IsExplained">Whether an analyzer of TypedGpt says it.</param>
/// <param name="Repaired">The file with each proposed change made, the likeliest first.</param>
public sealed record Finding(
    string Id,
    string File,
    int Line,
    string Message,
    bool IsError,
    bool IsExplained,
    IReadOnlyList<string> Repaired
)
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
            isExplained,
            [.. Repairs(diagnostic)]
        );
    }

    private static IEnumerable<string> Repairs(Diagnostic diagnostic) =>
        diagnostic
            .AdditionalLocations.Select(
                (place, at) =>
                    (Place: place, Text: diagnostic.Properties.GetValueOrDefault($"{ShapeAnalyzer.RepairText}{at}"))
            )
            .Where(repair => repair.Text is not null && repair.Place.GetLineSpan().Path == TypedCompiler.FileName)
            .Select(repair =>
                repair
                    .Place.SourceTree!.ToString()
                    .Remove(repair.Place.SourceSpan.Start, repair.Place.SourceSpan.Length)
                    .Insert(repair.Place.SourceSpan.Start, repair.Text!)
            );

    public override string ToString() => $"{File}({Line}) {Id}: {Message}";
}
