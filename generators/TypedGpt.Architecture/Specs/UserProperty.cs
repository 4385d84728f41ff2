using System;
using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Specs;

/// <summary>A partial property of a user's layer. Its type is syntax: the dimensions do not exist yet when it is read.</summary>
/// <param name="Name">The property.</param>
/// <param name="Modifiers">Its modifiers as emitted code has to repeat them, such as <c>public partial</c>.</param>
/// <param name="TypeName">The type without namespace and type arguments, such as <c>Linear</c>.</param>
/// <param name="TypeArguments">The type's arguments, such as <c>Emb</c> and <c>QueryWidth</c>.</param>
/// <param name="IsPartial">Whether it is partial.</param>
/// <param name="IsGetOnly">Whether it has a get accessor and no other.</param>
/// <param name="Options">The values of its <c>[Options]</c>.</param>
/// <param name="Parameter">The values of its <c>[Parameter]</c>; null where there is none.</param>
/// <param name="WholeType">The type as any file can write it; what is still to be emitted stands as written. For a model in error.</param>
/// <param name="Accessors">Its accessors with their modifiers, such as <c>get</c> and <c>private set</c>. For a model in error.</param>
internal sealed record UserProperty(
    string Name,
    string Modifiers,
    string TypeName,
    EquatableArray<string> TypeArguments,
    bool IsPartial,
    bool IsGetOnly,
    Arguments Options,
    Arguments? Parameter,
    string WholeType = "",
    EquatableArray<string> Accessors = default
)
{
    /// <summary>For a list: the layer class in its type argument, without arguments of its own.</summary>
    public string ListedType => TypeArguments[0].Split('<')[0];

    /// <summary>For a list: the type arguments of that class.</summary>
    public EquatableArray<string> ListedArguments =>
        TypeArguments[0].Split(['<', '>', ','], StringSplitOptions.RemoveEmptyEntries).Skip(1).ToEquatableArray();
}
