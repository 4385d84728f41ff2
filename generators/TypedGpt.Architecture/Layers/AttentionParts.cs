using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>What any attention has behind its queries, keys and values.</summary>
/// <param name="Output">The projection of what the heads found.</param>
/// <param name="Sinks">The scores that no key has.</param>
/// <param name="Distances">What lowers scores with the distance.</param>
/// <param name="Mask">What a query may not see.</param>
/// <param name="Dropout">What zeroes weights while training.</param>
/// <param name="How">The same as attention reads it, with scale and cap.</param>
internal sealed record AttentionParts(
    Member Output,
    Member? Sinks,
    Member? Distances,
    Member Mask,
    Member? Dropout,
    AttendOptions How
)
{
    public static AttentionParts Of(GptSpec spec, BlockVariant variant, string mixedWidth)
    {
        var output = new Member(
            "Output",
            "output",
            MemberKind.Linear,
            [mixedWidth, "Emb"],
            "Mixes what the heads found.",
            Bias: spec.Get(HeadOptions.OutputBias)
        );
        var sinks = spec.Get(HeadOptions.AttentionSinks)
            ? new Member(
                "Sinks",
                "sinks",
                MemberKind.Parameter,
                ["Heads"],
                "A score of each head that no key has: what goes there is lost.",
                Init: "Normal",
                Number: LayerOptions.DefaultStd
            )
            : null;
        var distances =
            spec.Positions() == PositionChoice.Alibi
                ? new Member(
                    "Distances",
                    "distances",
                    MemberKind.Alibi,
                    ["Context", "Heads"],
                    "Lowers scores by how far away the key is."
                )
                : null;
        var mask = MaskOf(spec, variant);
        var dropout = DropoutLayer.Member(
            spec.Get(Options.DropRateAttention),
            "Zeroes some of the weights while training."
        );
        return new(
            output,
            sinks,
            distances,
            mask,
            dropout,
            new(
                Scale: spec.Get(HeadOptions.AttentionScale) is { } scale ? new Factor.Number(scale) : null,
                Mask: mask.AsMasking(),
                Bias: distances.Name(),
                Cap: spec.Get(HeadOptions.AttentionSoftCap),
                Sinks: sinks.Name(),
                Dropout: dropout.Name(),
                IsFused: spec.Get(HeadOptions.FusedAttention)
            )
        );
    }

    /// <summary>All members of a layer: those before, and these.</summary>
    public EquatableArray<Member> With(params Member?[] before) =>
        before.Concat([Output, Sinks, Distances, Mask, Dropout]).OfType<Member>().ToEquatableArray();

    /// <summary>What the layer computes, with what it sees where that is not all before.</summary>
    public static string Summary(BlockVariant variant, string what, string sees) =>
        variant.IsLocal ? $"{what}: each position reads from itself and the last ones before it" : $"{what}: {sees}";

    private static Member MaskOf(GptSpec spec, BlockVariant variant) =>
        !variant.IsLocal ? new("Mask", "mask", MemberKind.CausalMask, ["Context"], "Hides what comes after a position.")
        : spec.Get(SlidingWindowOptions.Chunked)
            ? new(
                "Mask",
                "mask",
                MemberKind.ChunkMask,
                ["Context", "Chunk"],
                "Hides what comes after a position, and what is in another chunk."
            )
        : new(
            "Mask",
            "mask",
            MemberKind.WindowMask,
            ["Context", "Window"],
            "Hides what comes after a position, and what is too long ago."
        );
}
