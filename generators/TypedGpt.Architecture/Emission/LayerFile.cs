using System;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;

namespace TypedGpt.Architecture.Emission;

/// <summary>One layer class that the generator writes.</summary>
internal static class LayerFile
{
    public static void Write(CodeWriter writer, LayerNode layer)
    {
        writer.Doc($"{layer.Summary}. {Axes.Text(layer.Input)} to {Axes.Text(layer.Output)}.");
        writer.Line(CodeWriter.GeneratedCode);
        writer.Braces(
            $"public sealed class {layer.Name} : ~Layer",
            () =>
            {
                WriteConstructor(writer, layer);
                WriteProperties(writer, layer);
                writer.Gap();
                writer.Doc($"{layer.Summary}. {Axes.Text(layer.Input)} to {Axes.Text(layer.Output)}.");
                Forward(layer)(writer, layer);
            }
        );
    }

    public static void WriteConstructor(CodeWriter writer, LayerNode layer)
    {
        writer.Doc("Makes its parts and registers them, in the order in which they draw random numbers.");
        writer.Line($"public {layer.Name}()");
        writer.Braces(
            $"    : base(\"{layer.Name}\")",
            () =>
            {
                foreach (var member in layer.Members)
                {
                    writer.Line(MemberCode.Construction(member, member.Property, writer));
                }
            }
        );
    }

    public static void WriteProperties(CodeWriter writer, LayerNode layer)
    {
        foreach (var member in layer.Members)
        {
            writer.Gap();
            writer.Doc(member.Summary);
            writer.Line($"public {MemberCode.Type(member, writer)} {member.Property} {{ get; }}");
        }
    }

    private static Action<CodeWriter, LayerNode> Forward(LayerNode layer) =>
        layer.Role switch
        {
            Role.Embeddings => EmbeddingsLayer.WriteForward,
            Role.Attention => AttentionLayer.WriteForward,
            Role.FeedForward => FeedForwardLayer.WriteForward,
            _ => BlockLayer.WriteForward,
        };
}
