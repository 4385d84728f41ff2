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
    private const string KaimingUniform = nameof(KaimingUniform);
    private const string Normal = nameof(Normal);

    /// <summary>The layer with what the configuration says about drawing; itself where it says nothing.</summary>
    public static LayerNode Of(LayerNode layer, GptSpec spec) =>
        spec.Get(Options.InitStd) is not { } std
            ? layer
            : layer with
            {
                Members = layer
                    .Members.Select(member =>
                        Drawn(
                            member,
                            Roles.Of(layer.Role).EndsIn.Contains(member.Property) ? std / Branches(spec) : std
                        )
                    )
                    .ToEquatableArray(),
            };

    /// <summary>The member with the spread of a weight, if it is one: a layer's, or that of several experts.</summary>
    private static Member Drawn(Member member, double std) =>
        LayerKinds.Of(member.Kind).Options.Contains(LayerOptions.Std) ? member with { Std = std }
        : member is { IsParameter: true, Init: KaimingUniform } ? member with { Init = Normal, Number = std }
        : member;

    /// <summary>The square root of how often something is added to what the first block reads.</summary>
    private static double Branches(GptSpec spec) => Math.Sqrt(2.0 * spec.Get(Options.NLayers));
}
