using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Graph;

/// <summary>
/// The one description of a model: its dimensions and layers with everything in them. Emitters, the summary and the
/// picture read it, and none of them computes a shape of its own.
/// </summary>
/// <param name="Spec">What the user wrote.</param>
/// <param name="Dims">Every dimension of a known size, each after those it is derived from.</param>
/// <param name="Layers">The model first, then each layer class that is part of it.</param>
internal sealed record ModelGraph(GptSpec Spec, EquatableArray<Dim> Dims, EquatableArray<LayerNode> Layers)
{
    /// <summary>Axes whose size only the running program knows.</summary>
    public static readonly EquatableArray<string> RuntimeDims = ["Batch", "Seq", "KeySeq"];

    public LayerNode Model => Layers[0];

    public Dim this[string dim] => DimTable.Find(Dims, dim)!;

    public LayerNode? Layer(string name) => Layers.FirstOrDefault(layer => layer.Name == name);

    public LayerNode? Layer(Role role) => Layers.FirstOrDefault(layer => layer.Role == role);

    /// <summary>The number of values in a parameter, or 1 for what has no axes.</summary>
    public BigInteger Count(IEnumerable<string> dims) =>
        dims.Aggregate(BigInteger.One, (product, dim) => product * this[dim].Size);

    /// <summary>The parameters of a member with all below it.</summary>
    public BigInteger ParameterCount(Member member) =>
        member.Count
        * (
            member.IsLayer
                ? Instance(member).Aggregate(BigInteger.Zero, (sum, inner) => sum + ParameterCount(inner))
                : member.Parameters.Aggregate(BigInteger.Zero, (sum, own) => sum + Count(own.Dims))
        );

    /// <summary>The parameters of a layer with all below it; a tied weight counts once.</summary>
    public BigInteger ParameterCount(LayerNode layer) =>
        layer.Members.Aggregate(BigInteger.Zero, (sum, member) => sum + ParameterCount(member));

    /// <summary>The values of the largest single parameter.</summary>
    public BigInteger LargestParameter =>
        AllMembers(Model.Members)
            .SelectMany(member => member.Parameters)
            .Select(parameter => Count(parameter.Dims))
            .DefaultIfEmpty(BigInteger.Zero)
            .Max();

    /// <summary>
    /// Floating-point operations of a forward pass for one token at the last position of the context, a multiplication
    /// and an addition counted as two: 2 x the weights of every matrix product, plus what the attention over all
    /// positions takes, 2 x context x (query width + value width) per attention (Chowdhery et al. 2022, appendix B).
    /// </summary>
    public BigInteger FlopsPerToken => Flops(Model.Members);

    /// <summary>The bytes of float32 keys and values that a cache holds for each token.</summary>
    public BigInteger KvCacheBytesPerToken =>
        AttentionCount(Model.Members) * BytesPerValue * (this["KeyWidth"].Size + this["ValueWidth"].Size);

    /// <summary>Parameters are float32.</summary>
    public const int BytesPerValue = 4;

    /// <summary>The members of a layer's class, with this instance's dimensions.</summary>
    public IEnumerable<Member> Instance(Member member) =>
        Layer(member.LayerType) is { } layer
            ? layer.Members.Select(inner => inner.With(layer.TypeParameters, member.Dims))
            : [];

    private IEnumerable<Member> AllMembers(IEnumerable<Member> members) =>
        members.SelectMany(member => AllMembers(member.IsLayer ? Instance(member) : []).Prepend(member));

    private BigInteger Flops(IEnumerable<Member> members) =>
        members.Aggregate(BigInteger.Zero, (sum, member) => sum + Flops(member));

    /// <summary>The part of <see cref="FlopsPerToken"/> that a member takes with all below it.</summary>
    public BigInteger Flops(Member member) =>
        member.Count
        * member.Kind switch
        {
            MemberKind.Linear or MemberKind.TiedHead => 2 * Count(member.Dims),
            MemberKind.Layer or MemberKind.LayerList => Flops(Instance(member)) + AttentionFlops(member),
            _ => BigInteger.Zero,
        };

    private BigInteger AttentionFlops(Member member) =>
        Layer(member.LayerType)?.Role == Role.Attention
            ? 2 * (BigInteger)this["Context"].Size * (this["QueryWidth"].Size + this["ValueWidth"].Size)
            : BigInteger.Zero;

    private BigInteger AttentionCount(IEnumerable<Member> members) =>
        members.Aggregate(
            BigInteger.Zero,
            (sum, member) =>
                sum
                + (
                    member.Count
                    * (
                        Layer(member.LayerType)?.Role == Role.Attention
                            ? BigInteger.One
                            : AttentionCount(member.IsLayer ? Instance(member) : [])
                    )
                )
        );
}
