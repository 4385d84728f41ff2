using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>One way in which an expression can be put right.</summary>
internal interface IRepairs
{
    /// <summary>
    /// Whether the changes add or name what is there, or see it twice. Where other mistakes remain, only such are proposed:
    /// leaving something out lowers the number of errors too easily.
    /// </summary>
    bool IsConstructive { get; }

    /// <summary>The changes of this kind at <paramref name="expression"/> that could be meant, likeliest first.</summary>
    IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene);
}
