using System;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Graph;

/// <summary>What the user can say of a property of a layer, and all that is known about it in one place.</summary>
/// <param name="Name">The property of the attribute.</param>
/// <param name="Argument">What the constructor calls it; null where it is no named argument of one.</param>
/// <param name="Get">What a member has; null for nothing to say to the constructor.</param>
/// <param name="Set">The member with another value.</param>
/// <param name="Default">What a model gives a member of which nothing is said.</param>
internal sealed record LayerOption(
    string Name,
    string? Argument,
    Func<Member, Value?> Get,
    Func<Member, Value, Member> Set,
    Func<GptSpec, Value?> Default
)
{
    /// <summary>The attribute in which it stands.</summary>
    public string Attribute { get; init; } = OptionsAttribute;

    /// <summary>The range of a number, with what is said outside it.</summary>
    public (Bounds Bounds, string Advice)? Range { get; init; }

    public const string OptionsAttribute = "Options";
    public const string ParameterAttribute = "Parameter";
}
