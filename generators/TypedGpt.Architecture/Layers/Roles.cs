using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Layers;

/// <summary>Every role of a model.</summary>
internal static class Roles
{
    /// <summary>All of them, one for each <see cref="Role"/> but None.</summary>
    public static IReadOnlyList<RoleInfo> All { get; } =
    [
        new(Role.Model, Purpose.Other, IsReplaceable: false, Generate: null),
        new(
            Role.Embeddings,
            Purpose.Embedding,
            IsReplaceable: false,
            static (builder, _) => EmbeddingsLayer.Layer(builder)
        ),
        new(Role.Block, Purpose.Other, IsReplaceable: true, BlockLayer.Layer),
        new(Role.Attention, Purpose.Attention, IsReplaceable: true, AttentionLayer.Layer) { EndsIn = ["Output"] },
        new(Role.FeedForward, Purpose.FeedForward, IsReplaceable: true, FeedForwardLayer.Layer)
        {
            EndsIn = ["Out", "Down"],
        },
        new(Role.Norm, Purpose.Norm, IsReplaceable: true, Generate: null),
    ];

    private static readonly RoleInfo None = new(Role.None, Purpose.Other, IsReplaceable: false, Generate: null);

    public static RoleInfo Of(Role role) =>
        role == Role.None
            ? None
            : All.FirstOrDefault(info => info.Role == role)
                ?? throw new InvalidOperationException($"Nothing is known about the role {role}: add it to Roles.All.");

    /// <summary>The role of that name that a class of the user's can take; null where there is none.</summary>
    public static RoleInfo? Replaceable(string name) =>
        All.FirstOrDefault(info => info.IsReplaceable && info.Name == name);

    /// <summary>Whether a property of a user's layer can be the layer that the generator writes under that name.</summary>
    public static bool IsForUsers(string name) => Replaceable(name) is { IsForUsers: true };
}
