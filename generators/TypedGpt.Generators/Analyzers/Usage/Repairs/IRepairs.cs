using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>One way in which an expression can be put right.</summary>
internal interface IRepairs
{
    /// <summary>The changes of this kind at <paramref name="expression"/> that could be meant, likeliest first.</summary>
    IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene);
}
