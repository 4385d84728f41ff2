using System.Linq;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Parts.Own;

/// <summary>The layers and dimensions that the user declared in the model's class, in their order.</summary>
internal sealed record OwnSpec(EquatableArray<OwnLayer> Layers, EquatableArray<OwnDim> Dims)
{
    /// <summary>The class that takes the place of <paramref name="room"/>, if there is one.</summary>
    public OwnLayer? Replacing(string room) => Layers.FirstOrDefault(layer => layer.Replaces == room);

    /// <summary>The layer of that name, if there is one.</summary>
    public OwnLayer? Named(string name) => Layers.FirstOrDefault(layer => layer.Name == name);
}
