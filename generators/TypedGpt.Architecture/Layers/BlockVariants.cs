using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>
/// The kinds of blocks that a model has, in the order in which they first come, and the classes of each: named after what
/// differs between them, and after nothing where all blocks are of one kind.
/// </summary>
internal sealed class BlockVariants
{
    /// <summary>The layers that are looked at one by one; of more than these, those after the last that a list names repeat.</summary>
    public const int Most = 256;

    private readonly bool namesWindow;
    private readonly bool namesTurns;
    private readonly bool namesExperts;

    private BlockVariants(IReadOnlyList<BlockVariant> first, IReadOnlyList<BlockVariant> cycle)
    {
        All = [.. first.Concat(cycle).Distinct()];
        namesWindow = Differ(variant => variant.IsLocal);
        // Where layers with a window are those that turn, as in Llama 4, one word says both.
        namesTurns = Differ(variant => variant.IsTurned) && !(namesWindow && All.All(SaysWindowTurns));
        namesExperts = Differ(variant => variant.IsSparse);
        Pattern = All.Count == 1 ? null : Compressed(first, cycle);
    }

    /// <summary>Each kind, once.</summary>
    public IReadOnlyList<BlockVariant> All { get; }

    /// <summary>Which class stands where; null where all blocks are of one.</summary>
    public LayerPattern? Pattern { get; }

    /// <summary>Those of a model; a block written by hand is the only one.</summary>
    public static BlockVariants Of(GptSpec spec)
    {
        var variants = AsGenerated(spec);
        return IsGenerated(spec, Role.Block) ? variants : new([variants.All[0]], []);
    }

    /// <summary>Those that a model would have if the generator wrote every block.</summary>
    public static BlockVariants AsGenerated(GptSpec spec)
    {
        var hasAttention = IsGenerated(spec, Role.Attention);
        var hasFeedForward = IsGenerated(spec, Role.FeedForward);
        var layers = spec.Get(Options.NLayers);
        var cycle = Math.Min(Math.Max(spec.Get(SlidingWindowOptions.GlobalEvery), 1), Most);
        var named = new[]
        {
            spec.Get(SlidingWindowOptions.GlobalLayers),
            spec.Get(RotaryOptions.SkipLayers),
            spec.Get(MixtureOfExpertsOptions.DenseLayers),
        }
            .SelectMany(list => list)
            .Where(at => at < layers)
            .Append(-1)
            .Max();
        var first = layers <= Most ? layers : Math.Min((named / cycle + 1) * cycle, Most);
        return new(
            [.. Enumerable.Range(0, first).Select(At)],
            layers <= Most ? [] : [.. Enumerable.Range(first, cycle).Select(At)]
        );

        BlockVariant At(int layer) =>
            new(
                hasAttention && spec.IsLocal(layer),
                hasAttention && spec.IsTurned(layer),
                hasFeedForward && spec.IsSparse(layer)
            );
    }

    /// <summary>The class of a role in a block of that kind.</summary>
    public string NameOf(Role role, BlockVariant variant) =>
        role switch
        {
            Role.Block => $"{AttentionWords(variant)}{ExpertsWord(variant)}{role}",
            Role.Attention => $"{AttentionWords(variant)}{role}",
            Role.FeedForward => $"{ExpertsWord(variant)}{role}",
            _ => role.ToString(),
        };

    /// <summary>The classes of a role in all blocks, in the order in which they first come.</summary>
    public IReadOnlyList<string> NamesOf(Role role) => [.. All.Select(variant => NameOf(role, variant)).Distinct()];

    private string AttentionWords(BlockVariant variant) =>
        (
            namesWindow
                ? variant.IsLocal
                    ? "Local"
                    : "Global"
                : ""
        )
        + (
            namesTurns
                ? variant.IsTurned
                    ? "Rotary"
                    : "Positionless"
                : ""
        );

    private string ExpertsWord(BlockVariant variant) =>
        namesExperts
            ? variant.IsSparse
                ? "Sparse"
                : "Dense"
            : "";

    private bool Differ(Func<BlockVariant, bool> has) => All.Select(has).Distinct().Count() > 1;

    private bool SaysWindowTurns(BlockVariant variant) =>
        All.Where(other => other.IsLocal == variant.IsLocal).All(other => other.IsTurned == variant.IsTurned);

    private static bool IsGenerated(GptSpec spec, Role role) => spec.User.Replacing(role.ToString()) is null;

    /// <summary>The same places with the shortest beginning and cycle.</summary>
    private LayerPattern Compressed(IReadOnlyList<BlockVariant> first, IReadOnlyList<BlockVariant> cycle)
    {
        if (cycle.Count > 0)
        {
            return new(Names(first), Names(cycle));
        }

        var (begins, length) = Enumerable
            .Range(1, first.Count)
            .SelectMany(total => Enumerable.Range(1, total), (total, period) => (Begins: total - period, period))
            .First(found =>
                Enumerable
                    .Range(found.Begins, first.Count - found.Begins)
                    .All(at => first[at] == first[found.Begins + ((at - found.Begins) % found.period)])
            );
        return new(Names(first.Take(begins)), Names(first.Skip(begins).Take(length)));
    }

    private EquatableArray<string> Names(IEnumerable<BlockVariant> variants) =>
        variants.Select(variant => NameOf(Role.Block, variant)).ToEquatableArray();
}
