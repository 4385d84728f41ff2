using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layouts;
using TypedGpt.Architecture.Layouts.Schemes;

namespace TypedGpt.Architecture.Emission;

/// <summary>The table of the model's parameters, with the names that checkpoints of its naming scheme give them.</summary>
internal static class WeightsFile
{
    public const string Table = "Weights";
    public const string Type = "~IReadOnlyList<~WeightInfo>";
    public const string Layout = "Layout";
    public const string LayoutType = "~CheckpointLayout";

    public static void Write(CodeWriter writer, ModelGraph graph)
    {
        var layout = AllLayouts.Of(graph);
        writer.Doc(
            $"Every parameter: its name and shape in the module, and where a checkpoint named as {layout.Name} keeps it."
        );
        writer.Line($"public static {Type} {Table} {{ get; }} =");
        writer.Line("[");
        new Rows(writer, graph, layout).Write();
        writer.Line("];");
        WriteLayout(writer, layout.Around(graph.Spec));
    }

    private static void WriteLayout(CodeWriter writer, CheckpointLayout layout)
    {
        writer.Gap();
        writer.Doc("What a checkpoint may hold beside the parameters, and what its names may begin with.");
        writer.Line($"public static {LayoutType} {Layout} {{ get; }} =");
        writer.Line("    new(");
        writer.Line($"        {Text(layout.Name)},");
        writer.Line($"        Base: {Text(layout.Base)},");
        writer.Line($"        OtherBases: {Texts(layout.OtherBases)},");
        writer.Line($"        TiedHead: {TextOrNull(layout.TiedHead)},");
        writer.Line($"        Table: {TextOrNull(layout.Table)},");
        writer.Line($"        Others: {Texts(layout.Others)}");
        writer.Line("    );");
    }

    private static string Texts(IEnumerable<string> names) => $"[{string.Join(", ", names.Select(Text))}]";

    private static string TextOrNull(string? name) => name is null ? "null" : Text(name);

    private static string Text(string name) => $"\"{name}\"";

    /// <summary>The rows of the table.</summary>
    private sealed class Rows(CodeWriter writer, ModelGraph graph, Layout layout)
    {
        public void Write() => Below(graph.Model, new("", "", "", IsInBlock: false, IsOwn: false), depth: 1);

        private void Below(LayerNode layer, Scope scope, int depth)
        {
            foreach (var member in layer.Members)
            {
                switch (member.Kind)
                {
                    case MemberKind.Layer:
                        if (graph.Layer(member.LayerType) is { } inner)
                        {
                            Below(Instance(inner, member), scope.Below(member, inner), depth);
                        }

                        break;
                    case MemberKind.LayerList when graph.ParameterCount(member).IsZero:
                        break;
                    case MemberKind.LayerList when member.Pattern is { } pattern:
                        for (var at = 0; at < member.Count; at++)
                        {
                            var number = at.ToString(CultureInfo.InvariantCulture) + ".";
                            var block = graph.Layer(pattern.At(at))!;
                            Below(Instance(block, member), scope.InBlock(Names(member, scope), number, block), depth);
                        }

                        break;
                    case MemberKind.LayerList:
                        if (graph.Layer(member.LayerType) is { } listed)
                        {
                            var count = member.Count.ToString(CultureInfo.InvariantCulture);
                            var (name, stored) = Names(member, scope);
                            var kept = scope.IsOwn ? "null" : Text(stored);
                            Line($".. ~WeightInfo.ForEach({count}, {Text(name)}, {kept},", depth);
                            Line("[", depth);
                            Below(Instance(listed, member), scope.InBlock(("", ""), "", listed), depth + 1);
                            Line("]),", depth);
                        }

                        break;
                    default:
                        foreach (var parameter in member.Parameters)
                        {
                            Line(Row(layer, member, parameter, scope) + ",", depth);
                        }

                        break;
                }
            }
        }

        private (string Name, string Stored) Names(Member list, Scope scope) =>
            ($"{scope.Name}{list.Key}.", layout.Base + layout.Blocks);

        private void Line(string line, int depth) => writer.Line(new string(' ', 4 * depth) + line);

        private static LayerNode Instance(LayerNode layer, Member member) =>
            layer with
            {
                Members = ModelGraph.Instance(layer, member).ToEquatableArray(),
            };

        private string Row(LayerNode layer, Member member, MemberParameter parameter, Scope scope)
        {
            var key = scope.Name + member.Key;
            var name = Text(parameter.Name.Length == 0 ? key : $"{key}.{parameter.Name}");
            var shape = string.Join(", ", parameter.Dims.Select(dim => writer.Runtime([dim]) + ".Size"));
            var place = scope.IsOwn
                ? null
                : layout.Of(scope.Key + member.Key, member.Kind, scope.IsInBlock, graph.Spec);
            var slot = place is null ? "null" : Slot(Slots.Of(graph, layer, member, parameter, place), scope.Stored);
            return $"new({name}, [{shape}], {slot})";
        }

        private static string Slot(CheckpointSlot slot, string prefix)
        {
            var options = slot.Transposed ? ", Transposed: true" : "";
            if (slot.Slice is { } slice)
            {
                options += FormattableString.Invariant(
                    $", Slice: new(Groups: {slice.Groups}, Start: {slice.Start}, Count: {slice.Count}, Of: {slice.Of})"
                );
            }

            if (slot.SliceAxis != 0)
            {
                options += FormattableString.Invariant($", SliceAxis: {slot.SliceAxis}");
            }

            return $"new({Text(prefix + slot.Name)}{options})";
        }
    }

    /// <summary>Where a layer stands.</summary>
    /// <param name="Name">What the names of its parameters begin with.</param>
    /// <param name="Key">The same from the model or from the block on.</param>
    /// <param name="Stored">What stored names begin with.</param>
    /// <param name="IsInBlock">Whether it is a part of a block.</param>
    /// <param name="IsOwn">Whether it is a part of a layer that the user wrote.</param>
    private sealed record Scope(string Name, string Key, string Stored, bool IsInBlock, bool IsOwn)
    {
        public Scope Below(Member member, LayerNode layer) =>
            this with
            {
                Name = $"{Name}{member.Key}.",
                Key = $"{Key}{member.Key}.",
                IsOwn = IsOwn || layer.IsUserDefined,
            };

        public Scope InBlock((string Name, string Stored) names, string number, LayerNode block) =>
            new(names.Name + number, "", names.Stored + number, IsInBlock: true, IsOwn || block.IsUserDefined);
    }
}
