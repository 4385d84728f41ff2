using System.Collections.Generic;

namespace TypedGpt.Architecture.Sources;

/// <summary>How a model's class is declared, as a source has it.</summary>
/// <param name="Types">The types around it, outermost first, and the class itself.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="IsAbstract">Whether it is abstract.</param>
/// <param name="HasBase">Whether it is a record or names a base class.</param>
/// <param name="HasConstructor">Whether it declares the constructor that the generator writes.</param>
/// <param name="Members">The names of what is declared in it.</param>
internal sealed record DeclaredModel(
    IReadOnlyList<DeclaredScope> Types,
    bool IsStatic,
    bool IsAbstract,
    bool HasBase,
    bool HasConstructor,
    IEnumerable<string> Members
);
