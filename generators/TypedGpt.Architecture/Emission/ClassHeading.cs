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
            .All.Where(option => option.IsRequired && option.Attribute == Option.ModelAttribute)
            .Select(option => $"{option.Name} = {graph.Spec.Arguments[option.Name]}");
        var count = Numbers.Grouped(graph.ParameterCount(graph.Model));
        Write(writer, graph.Spec.Declaration, $"A GPT with {string.Join(", ", sizes)}: {count} parameters.");
        if (graph.Spec.Arguments.Has(SourceOptions.From.Name))
        {
            var options = OptionsText.Of(graph.Spec.Arguments).Replace("\\", "\\\\").Replace("\"", "\\\"");
            writer.Line($"[global::TypedGpt.ModelOptions(\"{options}\")]");
        }
    }

    /// <summary>The same for a model in error, of which nothing can be counted.</summary>
    public static void WriteInError(CodeWriter writer, ModelDeclaration declaration) =>
        Write(writer, declaration, "A GPT whose definition is in error.");

    /// <summary>A class has one summary: where the user wrote it, this goes below.</summary>
    private static void Write(CodeWriter writer, ModelDeclaration declaration, string text)
    {
        var element = declaration.IsDocumented ? "remarks" : "summary";
        writer.Line($"/// <{element}>{text}</{element}>");
    }
}
