using System;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The axes that a layer written by hand says it gives.</summary>
internal static class WrittenAxes
{
    private const string Tensor = "Tensor<";

    /// <summary>Those of the one forward pass, with the type parameters of the layer; none where there is no such one.</summary>
    public static Axes Of(UserLayer layer) =>
        layer.Forwards.Count == 1
        && layer.Forwards[0].ReturnType is var type
        && type.StartsWith(Tensor, StringComparison.Ordinal)
        && type.IndexOf('<', Tensor.Length) < 0
            ? new(type.Substring(Tensor.Length).TrimEnd('>').Split(',').ToEquatableArray())
            : [];
}
