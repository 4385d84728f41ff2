using System;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layouts;

/// <summary>Where a naming scheme keeps a member.</summary>
/// <param name="Key">The member by its keys, from the model or from the block on: <c>attention.query</c>.</param>
/// <param name="Name">
/// The stored name, from the model or from the block on. What of the member is called <c>weight</c> and <c>bias</c> is so there
/// too; with <c>{expert}</c> there is one tensor for each row of the first axis.
/// </param>
internal sealed record Place(string Key, string Name)
{
    /// <summary>Whether weights are stored with their last two axes the other way round.</summary>
    public bool Transposed { get; init; }

    /// <summary>What else the tensor holds; null where it is this member's alone.</summary>
    public Fusion? Fusion { get; init; }

    /// <summary>For which models it is so; null for all.</summary>
    public Func<GptSpec, bool>? When { get; init; }

    /// <summary>
    /// For members of which kind it is so; null for all. In a sparse block a member is the parameters of all experts, and a
    /// linear layer under the same key in a dense one.
    /// </summary>
    public MemberKind? Kind { get; init; }

    /// <summary>Whether it is for some models or members only.</summary>
    public bool IsConditional => When is not null || Kind is not null;

    /// <summary>A part of a tensor that holds the members of those keys, of which the last part of this key is one.</summary>
    public static Place Of(string key, string name, Grouping by, params string[] keys) =>
        new(key, name) { Fusion = new(by, 0, new(keys)) };
}
