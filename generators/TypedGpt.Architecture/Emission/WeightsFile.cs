using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Emission;

/// <summary>
/// The table of the model's parameters, with the names that a Hugging Face GPT-2 checkpoint gives them: one text, which
/// the runtime reads, so that a model of many layers is not many calls to compile.
/// </summary>
internal static class WeightsFile
{
    public const string Table = "Weights";
    public const string Type = "~IReadOnlyList<~WeightInfo>";

    public static void Write(CodeWriter writer, ModelGraph graph)
    {
        writer.Doc(
            "Every parameter: its name and shape in the module, and where a Hugging Face GPT-2 checkpoint keeps it."
        );
        writer.Line($"public static {Type} {Table} {{ get; }} = ~WeightTable.Read(");
        writer.Line("    \"\"\"");
        if (graph.ParameterCount(graph.Model).IsZero)
        {
            writer.Line("");
        }

        Rows(writer, graph, graph.Model.Members, "", "", depth: 1);
        writer.Line("    \"\"\"");
        writer.Line(");");
    }

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
                    Line($"{count} x {prefix}{member.Key}.{Arrow(place)}");
                    Rows(writer, graph, Instance(graph, member), "", place is null ? null : "", depth + 1);
                    break;
                default:
                    foreach (var parameter in member.Parameters)
                    {
                        Line(Row(graph, member, parameter, prefix, place));
                    }

                    break;
            }
        }

        void Line(string line) => writer.Line(new string(' ', 4 * depth) + line);
    }

    private static IEnumerable<Member> Instance(ModelGraph graph, Member member) =>
        graph.Layer(member.LayerType) is { } layer ? ModelGraph.Instance(layer, member) : [];

    private static string Row(ModelGraph graph, Member member, MemberParameter parameter, string prefix, string? place)
    {
        var name = parameter.Name.Length == 0 ? prefix + member.Key : $"{prefix}{member.Key}.{parameter.Name}";
        var shape = parameter.Dims.Select(dim => $"{dim} {graph[dim].Size.ToString(CultureInfo.InvariantCulture)}");
        return $"{name} [{string.Join(", ", shape)}]{Slot(member, parameter, place)}";
    }

    private static string Slot(Member member, MemberParameter parameter, string? place)
    {
        if (place is null || member.Checkpoint is not { } kept || (parameter.Name == "bias" && !kept.HasBias))
        {
            return "";
        }

        var transposed = kept.Transposed && parameter.Dims.Count == 2 ? ", transposed" : "";
        var from = kept.Fused ? $", from {kept.Offset.ToString(CultureInfo.InvariantCulture)}" : "";
        return Arrow($"{place}.{parameter.Name}{transposed}{from}");
    }

    private static string Arrow(string? place) => place is null ? "" : $" <- {place}";
}
