using System.Linq;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layouts;

/// <summary>The place of a parameter, with the sizes of the model put in.</summary>
internal static class Slots
{
    /// <summary>The slot of one parameter of a member.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="layer">The layer that has the member.</param>
    /// <param name="member">The member.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="place">Where the scheme keeps the member.</param>
    public static CheckpointSlot Of(
        ModelGraph graph,
        LayerNode layer,
        Member member,
        MemberParameter parameter,
        Place place
    ) =>
        new(
            parameter.Name.Length == 0 ? place.Name : $"{place.Name}.{parameter.Name}",
            place.Transposed && parameter.Dims.Count >= 2,
            place.Fusion is { } fusion ? Slice(graph, layer, member, parameter, fusion) : null,
            place.Fusion?.Axis ?? 0
        );

    private static CheckpointSlice Slice(
        ModelGraph graph,
        LayerNode layer,
        Member member,
        MemberParameter parameter,
        Fusion fusion
    )
    {
        var own = Size(member);
        var groups = fusion.By switch
        {
            Grouping.Whole => 1,
            Grouping.Heads => graph.Spec.Get(Options.NHeads),
            Grouping.KvHeads => graph.Spec.Get(HeadOptions.KvHeads) ?? graph.Spec.Get(Options.NHeads),
            _ => own,
        };
        var all = fusion.Keys.Select(key => layer.Members.FirstOrDefault(other => other.Key == key)).ToList();
        var before = all.TakeWhile(other => other?.Key != member.Key).Sum(Size);
        return new(groups, before / groups, own / groups, all.Sum(Size) / groups);

        long Size(Member? other) =>
            other?.Parameters.FirstOrDefault(known => known.Name == parameter.Name) is { } found
                ? graph[found.Dims[fusion.Axis]].Size
                : 0;
    }
}
