using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;

namespace TypedGpt.Architecture.Graph;

/// <summary>Ops on what a layer is made of. A member that is not there (null) gives back the operand.</summary>
internal static class MemberOps
{
    /// <summary>Through a linear layer, a norm, a table, a dropout or another layer; <paramref name="gives"/> is what such a layer gives where it is not what it takes.</summary>
    public static Op Through(this Op x, Member? member, Axes? gives = null) =>
        member?.Kind switch
        {
            null => x,
            MemberKind.Linear or MemberKind.TiedHead => new Linear(member.Property, member.Dims[0], member.Dims[1], x),
            MemberKind.Embedding => new Lookup(member.Property, member.Dims[0], member.Dims[1], x),
            MemberKind.LayerNorm or MemberKind.LayerNormOfHeads => x.Normed(member, NormKind.Layer),
            MemberKind.RmsNorm or MemberKind.RmsNormOfHeads => x.Normed(member, NormKind.RootMeanSquare),
            MemberKind.Dropout => new Dropout(member.Property, x),
            MemberKind.Rotary => x.Rotated(member),
            MemberKind.Layer => new Inner(member.Property, x, gives ?? x.Axes),
            MemberKind.LayerList => new Blocks(member.Property, x),
            _ => throw new AxesException($"{member.Property} ({member.Kind}) is nothing that a value goes through."),
        };

    /// <summary>Turned by its positions; <paramref name="sections"/> are those of the last axis where only the first is turned.</summary>
    public static Op Rotated(this Op x, Member? rotary, params string[] sections) =>
        rotary is null
            ? x
            : new Rotate(
                rotary.Property,
                rotary.Dims[0],
                sections.ToEquatableArray(),
                new(rotary.Number, rotary.IsInterleaved, rotary.Scaling),
                x
            );

    private static Norm Normed(this Op x, Member norm, NormKind kind) =>
        new(norm.Property, kind, norm.Dims[norm.Dims.Count - 1], norm.IsPlusOne, x);

    /// <summary>With a parameter added.</summary>
    public static Op Plus(this Op x, Member? parameter) =>
        parameter is null ? x : new AddParameter(parameter.Property, new(parameter.Dims), x);

    /// <summary>Times a parameter.</summary>
    public static Op ScaledBy(this Op x, Member? parameter) =>
        parameter is null ? x : new ScaleBy(new Factor.Parameter(parameter.Property), x);

    /// <summary>Through the weight that one expert has, out of [Experts, Out, In], and its bias, out of [Experts, Out].</summary>
    public static Op ThroughEach(this Op x, Member weight, Member? bias = null) =>
        new LinearOfExperts(weight.Property, bias?.Property ?? "", weight.Dims[2], weight.Dims[1], x);

    /// <summary>Positions of token ids, as rows of a table.</summary>
    public static Op PositionsIn(this Op ids, Member table, long offset = 0) =>
        new TokenPositions(table.Dims[0], offset, ids);

    /// <summary>The mask as attention reads it.</summary>
    public static Masking AsMasking(this Member mask) =>
        mask.Kind switch
        {
            MemberKind.CausalMask => new(mask.Property, MaskingKind.Causal),
            MemberKind.WindowMask => new(mask.Property, MaskingKind.Window, mask.Dims[1]),
            MemberKind.ChunkMask => new(mask.Property, MaskingKind.Chunk, mask.Dims[1]),
            _ => throw new AxesException($"{mask.Property} ({mask.Kind}) is no mask."),
        };

    /// <summary>The property, or nothing where there is no such member.</summary>
    public static string Name(this Member? member) => member?.Property ?? "";
}
