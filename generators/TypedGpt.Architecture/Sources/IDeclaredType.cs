using System.Collections.Generic;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources;

/// <summary>A type nested in a model's class as a source has it. What of it means something is decided by the reader.</summary>
internal interface IDeclaredType
{
    string Name { get; }

    bool IsClass { get; }

    bool IsStruct { get; }

    /// <summary>What it is declared as: <c>class</c>, <c>struct</c>, or what cannot be completed, such as <c>record</c>.</summary>
    string Keyword { get; }

    /// <summary>From where it can be named.</summary>
    Visibility Visibility { get; }

    /// <summary>Whether every declaration of it is partial, or was before the generator completed it.</summary>
    bool IsPartial { get; }

    /// <summary>Whether the generator wrote it whole.</summary>
    bool IsGenerated { get; }

    IReadOnlyList<DeclaredAttribute> Attributes { get; }

    IEnumerable<string> TypeParameters { get; }

    IEnumerable<DeclaredProperty> Properties { get; }

    /// <summary>Its methods named Forward.</summary>
    IEnumerable<UserForward> Forwards { get; }

    /// <summary>The names that the bodies of its methods mention.</summary>
    IEnumerable<string> Uses { get; }

    /// <summary>Whether it declares an instance constructor.</summary>
    bool HasConstructor { get; }

    /// <summary>Whether it names a base class, other than the one that the generator gives it.</summary>
    bool HasBase { get; }
}
