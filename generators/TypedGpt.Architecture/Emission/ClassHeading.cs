using System.Linq;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Emission;

/// <summary>What stands above the model's class, once: what it is, for whoever hovers over it.</summary>
internal static class ClassHeading
{
    public static void Write(CodeWriter writer, ModelGraph graph)
    {
        var sizes = Options
            .All.Where(option => option.IsRequired)
            .Select(option => $"{option.Name} = {graph.Spec.Arguments[option.Name]}");
        var count = Numbers.Grouped(graph.ParameterCount(graph.Model));

        // A class has one summary: where the user wrote it, this goes below.
        var element = graph.Spec.Declaration.IsDocumented ? "remarks" : "summary";
        writer.Line($"/// <{element}>A GPT with {string.Join(", ", sizes)}: {count} parameters.</{element}>");
    }
}
