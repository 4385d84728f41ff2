using System;
using System.Collections.Generic;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Layers;

/// <summary>A role, and all that is known about it in one place.</summary>
/// <param name="Role">Which; its name is that of the class that the generator writes.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="IsReplaceable">Whether a class of the user's can take it.</param>
/// <param name="Generate">Describes the layer that the generator writes for it in a block of some kind; null where it writes none.</param>
internal sealed record RoleInfo(
    Role Role,
    Purpose Purpose,
    bool IsReplaceable,
    Func<GraphBuilder, BlockVariant, LayerNode>? Generate
)
{
    public string Name => Role.ToString();

    /// <summary>Whether a property of a user's layer can be the layer that the generator writes.</summary>
    public bool IsForUsers => IsReplaceable && Generate is not null;

    /// <summary>
    /// For a branch of a block: the properties whose product is added to the block's input, which GPT-2 draws with less
    /// spread the more blocks there are. None for what is no branch.
    /// </summary>
    public IReadOnlyList<string> EndsIn { get; init; } = [];

    /// <summary>Whether a block adds what it gives to the block's input.</summary>
    public bool IsBranch => EndsIn.Count > 0;
}
