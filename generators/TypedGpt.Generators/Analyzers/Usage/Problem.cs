using Microsoft.CodeAnalysis;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>A place at which a shape does not fit, as the compiler bound it.</summary>
/// <param name="Id">The kind of mistake.</param>
/// <param name="Operation">What does not fit.</param>
/// <param name="Wrong">The expression to look at: the argument, the operand, the value.</param>
/// <param name="Given">The type of that expression.</param>
/// <param name="Wanted">The type that would fit, with type parameters where anything does; null where none is known.</param>
/// <param name="Parameter">The parameter that the expression was given for.</param>
internal sealed record Problem(
    string Id,
    IOperation Operation,
    SyntaxNode Wrong,
    ITypeSymbol? Given,
    ITypeSymbol? Wanted,
    IParameterSymbol? Parameter = null
);
