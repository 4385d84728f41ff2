using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>One change of the source in one place.</summary>
/// <param name="Meant">What was meant, for the end of a message: <c>keys.TransposeLast()</c>, <c>leave out .Softmax()</c>.</param>
/// <param name="Title">What the change does, for a menu: <c>Use keys.TransposeLast()</c>, <c>Leave out .Softmax()</c>.</param>
/// <param name="Place">The text that is replaced.</param>
/// <param name="Text">What stands there then.</param>
/// <param name="Trial">
/// What is put into the body to try it: the change itself, or where a declaration changes, values of its new type in the
/// place of every use.
/// </param>
internal sealed record Repair(
    string Meant,
    string Title,
    Location Place,
    string Text,
    IReadOnlyDictionary<SyntaxNode, SyntaxNode> Trial
)
{
    /// <summary>The likelihood of what nobody uses yet: it was made to be used.</summary>
    public const int Likely = 3;

    /// <summary>The likelihood of the very operation for such operands. From here on, what is less likely is not worth a word beside it.</summary>
    public const int Fitting = 2;

    /// <summary>The likelihood of a variable that nothing reads yet.</summary>
    public const int Preferred = 1;

    /// <summary>The likelihood of what makes little sense, though it compiles.</summary>
    public const int Unlikely = -3;

    /// <summary>How much likelier than others of its kind the change is; below zero for one that is less likely.</summary>
    public int Likelihood { get; init; }
}
