using System;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Emission;

/// <summary>The files of one model.</summary>
internal static class EmittedFiles
{
    public static void Write(SourceProductionContext output, ModelToEmit emitted)
    {
        var graph = emitted.Graph;
        if (emitted.IsInError)
        {
            Add("", RecoveryFile.Bases(emitted), writer => RecoveryFile.Write(writer, emitted));
            return;
        }

        Add("", "", writer => DimsFile.Write(writer, graph));
        Add(".Weights", "", writer => WeightsFile.Write(writer, graph));
        if (!emitted.HasTorch)
        {
            return;
        }

        Add(".Model", ModelFile.Base, writer => ModelFile.Write(writer, graph));
        for (var at = 1; at < graph.Layers.Count; at++)
        {
            var layer = graph.Layers[at];
            Add(
                "." + layer.Name,
                "",
                writer =>
                    (layer.IsUserDefined ? UserLayerFile.Write : (Action<CodeWriter, Graph.LayerNode>)LayerFile.Write)(
                        writer,
                        layer
                    )
            );
        }

        void Add(string part, string bases, Action<CodeWriter> body)
        {
            output.CancellationToken.ThrowIfCancellationRequested();
            var text = SourceFile.Of(graph.Spec.Declaration, bases, body);
            output.AddSource($"{emitted.Hint}{part}.g.cs", SourceText.From(text, Encoding.UTF8));
        }
    }
}
