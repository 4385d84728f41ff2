using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Layers;

/// <summary>Dropout, which is part of a layer only where its rate is not zero.</summary>
internal static class DropoutLayer
{
    /// <summary>The dropout of a layer with that rate: one member, or none.</summary>
    public static EquatableArray<Member> Members(double rate, string summary) =>
        rate > 0 ? [new("Dropout", "dropout", MemberKind.Dropout, [], summary, Number: rate)] : [];

    /// <summary>The expression with the layer's dropout applied, where it has one.</summary>
    public static string Around(LayerNode layer, string expression) =>
        layer.Members.Any(member => member.Kind == MemberKind.Dropout) ? $"Dropout.Forward({expression})" : expression;
}
