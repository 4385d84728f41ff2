using System;
using System.Collections.Generic;
using TypedGpt.Generators.Parts.Attention;
using TypedGpt.Generators.Parts.Block;
using TypedGpt.Generators.Parts.Embeddings;
using TypedGpt.Generators.Parts.FeedForward;
using TypedGpt.Generators.Parts.Head;
using TypedGpt.Generators.Parts.Norms;
using TypedGpt.Generators.Parts.Own;
using TypedGpt.Generators.Specs;

namespace TypedGpt.Generators.Graph;

/// <summary>Builds the description of a model from a spec that no rule objects to.</summary>
internal sealed class GraphBuilder(GptSpec spec)
{
    private readonly List<LayerNode> layers = [];

    public GptSpec Spec => spec;

    public static ModelGraph Build(GptSpec spec) => new GraphBuilder(spec).Build();

    /// <summary>The layer class of that name as a member's type, described on first use.</summary>
    public string Use(LayerRole room)
    {
        var own = spec.Own.Replacing(room.ToString());
        return own is null ? Generated(room).Name : Use(own, room);
    }

    /// <summary>A layer by the name a user's property gives it: one of the user's, or a generated one.</summary>
    public string Use(string name)
    {
        if (spec.Own.Named(name) is { } own)
        {
            return Use(own, RoomOf(own));
        }

        return IsGenerated(name) ? Use(RoomOf(name)) : name;
    }

    /// <summary>Whether a property of type <paramref name="name"/> can be a layer that the generator writes.</summary>
    public static bool IsGenerated(string name) =>
        name is nameof(LayerRole.Block) or nameof(LayerRole.Attention) or nameof(LayerRole.FeedForward);

    private ModelGraph Build()
    {
        var model = new LayerNode(
            spec.Declaration.Name,
            [],
            LayerRole.Model,
            "The whole model: from token ids to the logits of the next token at each position",
            Axes.Ids,
            Axes.Logits,
            [EmbeddingsPart.InModel(this), BlockPart.InModel(this), NormsPart.Final(this), HeadPart.InModel(this)]
        );
        foreach (var own in spec.Own.Layers)
        {
            Use(own, RoomOf(own));
        }

        return new(spec, OwnDims.All(spec), [model, .. layers]);
    }

    private static LayerRole RoomOf(OwnLayer own) => RoomOf(own.Replaces);

    private static LayerRole RoomOf(string name) =>
        Enum.TryParse<LayerRole>(name, out var room) ? room : LayerRole.None;

    private LayerNode Generated(LayerRole room) =>
        Described(room.ToString())
        ?? Add(
            room switch
            {
                LayerRole.Embeddings => EmbeddingsPart.Layer(this),
                LayerRole.Block => BlockPart.Layer(this),
                LayerRole.Attention => AttentionPart.Layer(this),
                _ => FeedForwardPart.Layer(this),
            }
        );

    private string Use(OwnLayer own, LayerRole room)
    {
        if (Described(own.Name) is null)
        {
            var at = layers.Count;
            layers.Add(OwnLayers.Layer(own, room, []));
            layers[at] = OwnLayers.Layer(own, room, OwnLayers.Members(own, this));
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
