using System;
using System.Collections.Generic;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Emission;

/// <summary>The files of one model.</summary>
internal static class EmittedFiles
{
    /// <summary>Each file's name and text, written when it is asked for.</summary>
    public static IEnumerable<EmittedFile> Of(ModelToEmit model)
    {
        var graph = model.Graph;
        if (model.IsInError)
        {
            yield return File(
                "",
                RecoveryFile.Bases(model),
                writer => RecoveryFile.Write(writer, model),
                writer => ClassHeading.WriteInError(writer, graph.Spec.Declaration)
            );
            yield break;
        }

        yield return File("", "", writer => DimsFile.Write(writer, graph), writer => ClassHeading.Write(writer, graph));
        yield return File(".Weights", "", writer => WeightsFile.Write(writer, graph));
        if (!model.HasTorch)
        {
            yield break;
        }

        yield return File(".Model", ModelFile.Base, writer => ModelFile.Write(writer, graph));
        for (var at = 1; at < graph.Layers.Count; at++)
        {
            var layer = graph.Layers[at];
            yield return File("." + layer.Name.TrimStart('@'), "", writer => WriteLayer(writer, graph, layer));
        }

        EmittedFile File(string suffix, string bases, Action<CodeWriter> body, Action<CodeWriter>? heading = null) =>
            new($"{model.Hint}{suffix}.g.cs", SourceFile.Of(graph.Spec.Declaration, bases, body, heading));
    }

    private static void WriteLayer(CodeWriter writer, ModelGraph graph, LayerNode layer)
    {
        if (layer.IsUserDefined)
        {
            UserLayerFile.Write(writer, layer);
        }
        else
        {
            LayerFile.Write(writer, graph, layer);
        }
    }
}
