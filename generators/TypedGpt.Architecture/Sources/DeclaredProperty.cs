using System.Collections.Generic;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Sources;

/// <summary>An instance property of a class in a model as a source has it.</summary>
/// <param name="Name">The property.</param>
/// <param name="Modifiers">Its modifiers with spaces between.</param>
/// <param name="TypeName">Its type without namespace and type arguments.</param>
/// <param name="TypeArguments">The type's arguments, without spaces.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record DeclaredProperty(
    string Name,
    string Modifiers,
    string TypeName,
    EquatableArray<string> TypeArguments,
    IReadOnlyList<DeclaredAttribute> Attributes
)
{
    /// <summary>Whether it is partial, or was before the generator completed it.</summary>
    public bool IsPartial { get; init; } = true;

    /// <summary>Whether it has a get accessor and no other.</summary>
    public bool IsGetOnly { get; init; } = true;

    /// <summary>Whether it only holds a value, and nothing at its declaration gives it one.</summary>
    public bool IsUnset { get; init; }

    /// <summary>The type as any file can write it.</summary>
    public string WholeType { get; init; } = "";

    /// <summary>Its accessors with their modifiers.</summary>
    public EquatableArray<string> Accessors { get; init; }
}
