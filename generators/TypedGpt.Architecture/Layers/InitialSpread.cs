using System;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>
/// How generated layers are drawn where the configuration says so: as GPT-2 was, with one spread for all weights and tables,
/// and less for what a block adds to its input, the more blocks add (Radford et al. 2019, section 2.3).
/// </summary>
internal static class InitialSpread
{
    /// <summary>The layer with what the configuration says about drawing; itself where it says nothing.</summary>
    public static LayerNode Of(LayerNode layer, GptSpec spec) =>
        spec.Get(Options.InitStd) is not { } std
            ? layer
            : layer with
            {
                Members = layer
                    .Members.Select(member =>
                        LayerKinds.Of(member.Kind).Options.Contains(LayerOptions.Std)
                            ? member with
                            {
                                Std = member.Property == Roles.Of(layer.Role).EndsIn ? std / Branches(spec) : std,
                            }
                            : member
                    )
                    .ToEquatableArray(),
            };

    /// <summary>The square root of how often something is added to what the first block reads.</summary>
    private static double Branches(GptSpec spec) => Math.Sqrt(2.0 * spec.Get(Options.NLayers));
}
