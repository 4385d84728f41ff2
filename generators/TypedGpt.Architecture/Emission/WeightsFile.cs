using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Emission;

/// <summary>The table of the model's parameters, with the names that a Hugging Face GPT-2 checkpoint gives them.</summary>
internal static class WeightsFile
{
    public const string Table = "Weights";
    public const string Type = "~IReadOnlyList<~WeightInfo>";
    public const string Layout = "Layout";
    public const string LayoutType = "~CheckpointLayout";

    public static void Write(CodeWriter writer, ModelGraph graph)
    {
        writer.Doc(
            "Every parameter: its name and shape in the module, and where a Hugging Face GPT-2 checkpoint keeps it."
        );
        writer.Line($"public static {Type} {Table} {{ get; }} =");
        writer.Line("[");
        Rows(writer, graph, graph.Model.Members, "", "", depth: 1);
        writer.Line("];");
        WriteLayout(writer, graph.Layout);
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

    private static void Rows(
        CodeWriter writer,
        ModelGraph graph,
        IEnumerable<Member> members,
        string prefix,
        string? checkpoint,
        int depth
    )
    {
        foreach (var member in members)
        {
            var place = checkpoint is null || member.Checkpoint is null ? null : checkpoint + member.Checkpoint.Name;
            switch (member.Kind)
            {
                case MemberKind.Layer:
                    Rows(writer, graph, Instance(graph, member), $"{prefix}{member.Key}.", place, depth);
                    break;
                case MemberKind.LayerList when graph.ParameterCount(member).IsZero:
                    break;
                case MemberKind.LayerList when member.Pattern is { } pattern:
                    for (var at = 0; at < member.Count; at++)
                    {
                        var number = at.ToString(CultureInfo.InvariantCulture);
                        Rows(
                            writer,
                            graph,
                            ModelGraph.Instance(graph.Layer(pattern.At(at))!, member),
                            $"{prefix}{member.Key}.{number}.",
                            place is null ? null : $"{place}{number}.",
                            depth
                        );
                    }

                    break;
                case MemberKind.LayerList:
                    var count = member.Count.ToString(CultureInfo.InvariantCulture);
                    var kept = place is null ? "null" : Text(place);
                    Line($".. ~WeightInfo.ForEach({count}, {Text($"{prefix}{member.Key}.")}, {kept},");
                    Line("[");
                    Rows(writer, graph, Instance(graph, member), "", place is null ? null : "", depth + 1);
                    Line("]),");
                    break;
                default:
                    foreach (var parameter in member.Parameters)
                    {
                        Line(Row(writer, member, parameter, prefix, place) + ",");
                    }

                    break;
            }
        }

        void Line(string line) => writer.Line(new string(' ', 4 * depth) + line);
    }

    private static IEnumerable<Member> Instance(ModelGraph graph, Member member) =>
        graph.Layer(member.LayerType) is { } layer ? ModelGraph.Instance(layer, member) : [];

    private static string Row(CodeWriter writer, Member member, MemberParameter parameter, string prefix, string? place)
    {
        var name = Text(parameter.Name.Length == 0 ? prefix + member.Key : $"{prefix}{member.Key}.{parameter.Name}");
        var shape = string.Join(", ", parameter.Dims.Select(dim => writer.Runtime([dim]) + ".Size"));
        return $"new({name}, [{shape}], {Slot(member, parameter, place)})";
    }

    private static string Slot(Member member, MemberParameter parameter, string? place)
    {
        if (place is null || member.Checkpoint is not { } kept || (parameter.Name == "bias" && !kept.HasBias))
        {
            return "null";
        }

        var options = "";
        if (kept.Transposed && parameter.Dims.Count >= 2)
        {
            options += ", Transposed: true";
        }

        if (kept.Slice is { } slice)
        {
            options += FormattableString.Invariant(
                $", Slice: new(Groups: {slice.Groups}, Start: {slice.Start}, Count: {slice.Count}, Of: {slice.Of})"
            );
        }

        if (kept.SliceAxis != 0)
        {
            options += FormattableString.Invariant($", SliceAxis: {kept.SliceAxis}");
        }

        return $"new({Text($"{place}.{parameter.Name}")}{options})";
    }

    private static string Text(string name) => $"\"{name}\"";
}
