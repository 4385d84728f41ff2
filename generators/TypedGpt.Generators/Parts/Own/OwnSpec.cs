using System.Linq;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Parts.Own;

/// <summary>The layers and dimensions that the user declared in the model's class, in their order.</summary>
/// <param name="Layers">The layers.</param>
/// <param name="Dims">The dimensions.</param>
/// <param name="Unresolved">What they name and the user's code does not declare: the model's dims, or mistakes.</param>
internal sealed record OwnSpec(
    EquatableArray<OwnLayer> Layers,
    EquatableArray<OwnDim> Dims,
    EquatableArray<UnresolvedName> Unresolved = default
)
{
    /// <summary>The class that takes the place of <paramref name="room"/>, if there is one.</summary>
    public OwnLayer? Replacing(string room) => Layers.FirstOrDefault(layer => layer.Replaces == room);

    /// <summary>The layer of that name, if there is one.</summary>
    public OwnLayer? Named(string name) => Layers.FirstOrDefault(layer => layer.Name == name);
}
