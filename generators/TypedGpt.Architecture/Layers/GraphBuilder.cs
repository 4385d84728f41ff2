using System;
using System.Collections.Generic;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>Builds the description of a model from a spec whose sizes are right.</summary>
internal sealed class GraphBuilder(GptSpec spec)
{
    private readonly List<LayerNode> layers = [];

    public GptSpec Spec => spec;

    /// <summary>The kinds of blocks.</summary>
    public BlockVariants Variants { get; } = BlockVariants.Of(spec);

    public static ModelGraph Build(GptSpec spec) => new GraphBuilder(spec).Build();

    /// <summary>The layer class of a role as a member's type, described on first use; in the first block where it is in several.</summary>
    public string Use(Role role) => Use(role, Variants.All[0]);

    /// <summary>The layer class of a role in blocks of that kind.</summary>
    public string Use(Role role, BlockVariant variant)
    {
        var user = spec.User.Replacing(role.ToString());
        return user is null ? Generated(role, variant).Name : Use(user, role);
    }

    /// <summary>A further layer class, described once.</summary>
    public string Use(LayerNode layer) => (Described(layer.Name) ?? Add(InitialSpread.Of(layer, spec))).Name;

    /// <summary>A layer by the name a user's property gives it: one of the user's, or a generated one.</summary>
    public string Use(string name)
    {
        if (spec.User.Named(name) is { } user)
        {
            return Use(user, RoleOf(user));
        }

        return Roles.Replaceable(name) is { IsForUsers: true, Role: var role } ? Use(role) : name;
    }

    private ModelGraph Build()
    {
        var model = ModelLayer.Layer(this);
        foreach (var user in spec.User.Layers)
        {
            Use(user, RoleOf(user));
        }

        return new(spec, ModelDims.All(spec), [InitialSpread.Of(model, spec), .. layers]);
    }

    private static Role RoleOf(UserLayer user) => Roles.Replaceable(user.Replaces)?.Role ?? Role.None;

    private LayerNode Generated(Role role, BlockVariant variant)
    {
        var info = Roles.Of(role);
        if (info.Generate is not { } generate)
        {
            throw new InvalidOperationException(
                $"The generator writes no layer for the role {role}: give it one in Roles.All."
            );
        }

        return Described(Variants.NameOf(role, variant)) ?? Add(InitialSpread.Of(generate(this, variant), spec));
    }

    private string Use(UserLayer user, Role role)
    {
        if (Described(user.Name) is null)
        {
            var at = layers.Count;
            layers.Add(UserLayers.Layer(user, role, []));
            layers[at] = UserLayers.Layer(user, role, UserLayers.Members(user, this));
        }

        return user.Name;
    }

    private LayerNode? Described(string name) => layers.Find(layer => layer.Name == name);

    private LayerNode Add(LayerNode layer)
    {
        layers.Add(layer);
        return layer;
    }
}
