using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Graph;

/// <summary>
/// The one description of a model: its dimensions and layers with everything in them, and what each layer computes.
/// Emitters, counts, the summary and the picture read it, and none of them says a shape of its own.
/// </summary>
/// <param name="Spec">What the user wrote.</param>
/// <param name="Dims">Every dimension of a known size, each after those it is derived from.</param>
/// <param name="Layers">The model first, then each layer class that is part of it.</param>
internal sealed record ModelGraph(GptSpec Spec, EquatableArray<Dim> Dims, EquatableArray<LayerNode> Layers)
{
    /// <summary>The bytes of one parameter, and of one number in a cache.</summary>
    public int BytesPerValue => Spec.Get(SourceOptions.Type) == NumberChoice.Float32 ? 4 : 2;

    /// <summary>What torch calls the type of the parameters.</summary>
    public string NumberName => Spec.Get(SourceOptions.Type).ToString().ToLowerInvariant();

    public LayerNode Model => Layers[0];

    public Dim this[string dim] => DimTable.Find(Dims, dim)!;

    public LayerNode? Layer(string name) => Layers.FirstOrDefault(layer => layer.Name == name);

    public LayerNode? Layer(Role role) => Layers.FirstOrDefault(layer => layer.Role == role);

    /// <summary>The layer classes behind a member, and how many layers of each it holds; none where it is no layer.</summary>
    public IEnumerable<(LayerNode Layer, long Count)> Classes(Member member)
    {
        if (member.Pattern is { } pattern)
        {
            foreach (var name in pattern.Classes)
            {
                if (Layer(name) is { } layer)
                {
                    yield return (layer, pattern.CountOf(name, member.Count));
                }
            }
        }
        else if (member.IsLayer && Layer(member.LayerType) is { } layer)
        {
            yield return (layer, member.Count);
        }
    }

    /// <summary>The axes that a layer behind a member gives, with this instance's dimensions; none where they are not known.</summary>
    public static Axes Output(LayerNode layer, Member member)
    {
        var names = layer.TypeParameters.ToList();
        return new(
            layer
                .Output.Dims.Select(dim => names.IndexOf(dim) is >= 0 and var at ? member.Dims[at] : dim)
                .ToEquatableArray()
        );
    }

    /// <summary>The members of one layer behind a member, with this instance's dimensions.</summary>
    public static IEnumerable<Member> Instance(LayerNode layer, Member member) =>
        layer.Members.Select(inner => inner.With(layer.TypeParameters, member.Dims));
}
