using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Specs;

/// <summary>The layers and dimensions that the user declared in the model's class, in their order.</summary>
/// <param name="Layers">The layers.</param>
/// <param name="Dims">The dimensions.</param>
/// <param name="Unresolved">What they name and the user's code does not declare: the model's dims, or mistakes.</param>
internal sealed record UserSpec(
    EquatableArray<UserLayer> Layers,
    EquatableArray<UserDim> Dims,
    EquatableArray<UnresolvedName> Unresolved = default
)
{
    /// <summary>The class that takes the place of <paramref name="role"/>, if there is one.</summary>
    public UserLayer? Replacing(string role) => Layers.FirstOrDefault(layer => layer.Replaces == role);

    /// <summary>The layer of that name, if there is one.</summary>
    public UserLayer? Named(string name) => Layers.FirstOrDefault(layer => layer.Name == name);
}
