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
);
