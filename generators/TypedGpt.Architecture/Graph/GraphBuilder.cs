using System;
using System.Collections.Generic;
using TypedGpt.Architecture.Layers.Attention;
using TypedGpt.Architecture.Layers.Block;
using TypedGpt.Architecture.Layers.Embeddings;
using TypedGpt.Architecture.Layers.FeedForward;
using TypedGpt.Architecture.Layers.Model;
using TypedGpt.Architecture.Layers.User;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Graph;

/// <summary>Builds the description of a model from a spec that no rule objects to.</summary>
internal sealed class GraphBuilder(GptSpec spec)
{
    private readonly List<LayerNode> layers = [];

    public GptSpec Spec => spec;

    public static ModelGraph Build(GptSpec spec) => new GraphBuilder(spec).Build();

    /// <summary>The layer class of that name as a member's type, described on first use.</summary>
    public string Use(Role role)
    {
        var own = spec.User.Replacing(role.ToString());
        return own is null ? Generated(role).Name : Use(own, role);
    }

    /// <summary>A layer by the name a user's property gives it: one of the user's, or a generated one.</summary>
    public string Use(string name)
    {
        if (spec.User.Named(name) is { } own)
        {
            return Use(own, RoomOf(own));
        }

        return IsGenerated(name) ? Use(RoomOf(name)) : name;
    }

    /// <summary>Whether a property of type <paramref name="name"/> can be a layer that the generator writes.</summary>
    public static bool IsGenerated(string name) =>
        name is nameof(Role.Block) or nameof(Role.Attention) or nameof(Role.FeedForward);

    private ModelGraph Build()
    {
        var model = ModelLayer.Layer(this);
        foreach (var own in spec.User.Layers)
        {
            Use(own, RoomOf(own));
        }

        return new(spec, ModelDims.All(spec), [model, .. layers]);
    }

    private static Role RoomOf(UserLayer own) => RoomOf(own.Replaces);

    private static Role RoomOf(string name) => Enum.TryParse<Role>(name, out var role) ? role : Role.None;

    private LayerNode Generated(Role role) =>
        Described(role.ToString())
        ?? Add(
            role switch
            {
                Role.Embeddings => EmbeddingsLayer.Layer(this),
                Role.Block => BlockLayer.Layer(this),
                Role.Attention => AttentionLayer.Layer(this),
                _ => FeedForwardLayer.Layer(),
            }
        );

    private string Use(UserLayer own, Role role)
    {
        if (Described(own.Name) is null)
        {
            var at = layers.Count;
            layers.Add(UserLayers.Layer(own, role, []));
            layers[at] = UserLayers.Layer(own, role, UserLayers.Members(own, this));
        }

        return own.Name;
    }

    private LayerNode? Described(string name) => layers.Find(layer => layer.Name == name);

    private LayerNode Add(LayerNode layer)
    {
        layers.Add(layer);
        return layer;
    }
}
