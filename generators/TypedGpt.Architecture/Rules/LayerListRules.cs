using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>Lists of layers name layers that there are, and blocks that differ are the generator's.</summary>
internal static class LayerListRules
{
    public static readonly Rule Number = new(
        "TGPT1024",
        "A list of layers names layers that there are",
        "{0} names layer {1}, and layers are counted from 0 to {2} ({3}): take a number of those"
    );

    public static readonly Rule ByHand = new(
        "TGPT1029",
        "Blocks that differ are not written by hand",
        "{0} ({1}) makes blocks of several kinds, but {2} is written by hand and takes the place of all {3} (NLayers): leave one of the two out"
    );

    public static IReadOnlyList<Rule> All { get; } = [Number, ByHand];

    private static readonly Option<EquatableArray<int>>[] Lists =
    [
        SlidingWindowOptions.GlobalLayers,
        RotaryOptions.SkipLayers,
        MixtureOfExpertsOptions.DenseLayers,
    ];

    public static IEnumerable<Violation> Check(GptSpec spec) => [.. Numbers(spec), .. Blocks(spec)];

    private static IEnumerable<Violation> Numbers(GptSpec spec)
    {
        var layers = spec.Get(Options.NLayers);
        // Where there are more layers than any model has, a list is one of the first.
        var (last, why) =
            layers > BlockVariants.Most
                ? (BlockVariants.Most - 1, "the most that a list can name")
                : (layers - 1, $"{Options.NLayers.Name} is {Specs.Numbers.Text(layers)}");
        foreach (var list in Lists)
        {
            foreach (var at in spec.Get(list).Where(at => at < 0 || at > last).Take(1))
            {
                yield return Outside(list, at);
            }
        }

        if (layers > BlockVariants.Most && spec.Get(SlidingWindowOptions.GlobalEvery) > BlockVariants.Most)
        {
            yield return Outside(SlidingWindowOptions.GlobalEvery, spec.Get(SlidingWindowOptions.GlobalEvery));
        }

        Violation Outside(Option option, int at) =>
            new(
                Number,
                Subject.Argument(option.Name),
                [option.Name, Specs.Numbers.Text(at), Specs.Numbers.Text(last), why]
            );
    }

    private static IEnumerable<Violation> Blocks(GptSpec spec)
    {
        if (spec.User.Replacing("Block") is not { } block)
        {
            yield break;
        }

        foreach (var option in WhatMakesDiffer(Role.Block, spec))
        {
            yield return new(
                ByHand,
                Subject.Argument(option.Name),
                [
                    option.Name,
                    $"{spec.Arguments[option.Name]}",
                    block.Name,
                    Specs.Numbers.Text(spec.Get(Options.NLayers)),
                ]
            );
        }
    }

    /// <summary>The options by which the layers that the generator would write for a role are of several classes.</summary>
    public static IEnumerable<Option> WhatMakesDiffer(Role role, GptSpec spec)
    {
        var kinds = BlockVariants.AsGenerated(spec).All;
        (bool Differs, Role Role, Option Option)[] reasons =
        [
            (
                Differ(kind => kind.IsLocal),
                Role.Attention,
                SlidingWindowOptions.GlobalLayers.IsSet(spec.Arguments)
                    ? SlidingWindowOptions.GlobalLayers
                    : SlidingWindowOptions.GlobalEvery
            ),
            (Differ(kind => kind.IsTurned), Role.Attention, RotaryOptions.SkipLayers),
            (Differ(kind => kind.IsSparse), Role.FeedForward, MixtureOfExpertsOptions.DenseLayers),
        ];
        return reasons
            .Where(reason => reason.Differs && (role == Role.Block || role == reason.Role))
            .Select(reason => reason.Option);

        bool Differ(System.Func<BlockVariant, bool> has) => kinds.Select(has).Distinct().Count() > 1;
    }
}
