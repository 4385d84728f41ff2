using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Layouts;

/// <summary>Every parameter of a model, one by one, with its place in checkpoints of a scheme.</summary>
internal static class ParameterPlaces
{
    /// <summary>All of them, block by block.</summary>
    public static IEnumerable<ParameterPlace> Of(ModelGraph graph, Layout layout) =>
        new Walk(graph, layout, everyBlock: true).Model();

    /// <summary>Those of the model and of one block of each kind.</summary>
    public static IEnumerable<ParameterPlace> OfEachKind(ModelGraph graph, Layout layout) =>
        new Walk(graph, layout, everyBlock: false).Model();

    private sealed class Walk(ModelGraph graph, Layout layout, bool everyBlock)
    {
        public IEnumerable<ParameterPlace> Model() => Below(graph.Model, "", "", "", isInBlock: false, isOwn: false);

        /// <param name="layer">The layer.</param>
        /// <param name="name">What the names of its parameters begin with.</param>
        /// <param name="key">The same from the model or from the block on.</param>
        /// <param name="stored">What stored names begin with.</param>
        /// <param name="isInBlock">Whether it is a part of a block.</param>
        /// <param name="isOwn">Whether it is a part of a layer that the user wrote.</param>
        private IEnumerable<ParameterPlace> Below(
            LayerNode layer,
            string name,
            string key,
            string stored,
            bool isInBlock,
            bool isOwn
        ) =>
            layer.Members.SelectMany(member =>
                Of(layer, member, name + member.Key, key + member.Key, stored, isInBlock, isOwn || layer.IsUserDefined)
            );

        private IEnumerable<ParameterPlace> Of(
            LayerNode layer,
            Member member,
            string name,
            string key,
            string stored,
            bool isInBlock,
            bool isOwn
        )
        {
            if (member.Kind == MemberKind.LayerList)
            {
                return Numbered(member, name, isOwn);
            }

            if (member.IsLayer)
            {
                return graph.Layer(member.LayerType) is { } inner
                    ? Below(
                        inner with
                        {
                            Members = Instance(inner, member),
                        },
                        name + ".",
                        key + ".",
                        stored,
                        isInBlock,
                        isOwn
                    )
                    : [];
            }

            return member.Parameters.Select(parameter =>
            {
                var place = isOwn ? null : layout.Of(key, member.Kind, isInBlock, graph.Spec);
                var slot = place is null ? null : Slots.Of(graph, layer, member, parameter, place);
                return new ParameterPlace(
                    parameter.Name.Length == 0 ? name : $"{name}.{parameter.Name}",
                    parameter.Dims.Select(dim => graph[dim].Size).ToEquatableArray(),
                    slot is null ? null : slot with { Name = stored + slot.Name },
                    isOwn
                );
            });
        }

        /// <summary>The layers of a list: the model's blocks, or those of a layer that the user wrote.</summary>
        private IEnumerable<ParameterPlace> Numbered(Member list, string name, bool isOwn)
        {
            var seen = new HashSet<string>();
            for (var at = 0; at < list.Count; at++)
            {
                var type = list.Pattern?.At(at) ?? list.LayerType;
                if ((everyBlock || seen.Add(type)) && graph.Layer(type) is { } layer)
                {
                    var number = at.ToString(CultureInfo.InvariantCulture);
                    var inner = layer with { Members = Instance(layer, list) };
                    var stored = $"{layout.Base}{layout.Blocks}{number}.";
                    foreach (var place in Below(inner, $"{name}.{number}.", "", stored, isInBlock: true, isOwn))
                    {
                        yield return place;
                    }
                }

                if (!everyBlock && list.Pattern is null)
                {
                    yield break;
                }
            }
        }

        private static EquatableArray<Member> Instance(LayerNode layer, Member member) =>
            ModelGraph.Instance(layer, member).ToEquatableArray();
    }
}
