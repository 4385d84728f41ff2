using System.Linq;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Emission;

/// <summary>One layer class that the generator writes.</summary>
internal static class LayerFile
{
    public static void Write(CodeWriter writer, ModelGraph graph, LayerNode layer)
    {
        writer.Doc(Summary(layer));
        if (layer.Forward is not null)
        {
            writer.Line($"/// <remarks>{Numbers.Grouped(graph.ParameterCount(layer))} parameters.</remarks>");
        }

        writer.Line(CodeWriter.GeneratedCode);
        if (layer.Forward is { } forward)
        {
            writer.Braces(
                $"public sealed class {layer.Name} : {(layer.Base.Length == 0 ? "~Layer" : layer.Base)}",
                () =>
                {
                    WriteConstructor(writer, layer);
                    WriteProperties(writer, layer);
                    writer.Gap();
                    writer.Doc(Summary(layer));
                    TorchForward.Write(writer, forward, layer.Base.Length == 0 ? "public" : "public override");
                }
            );
        }
        else
        {
            writer.Braces($"public abstract class {layer.Name} : ~Layer", () => WriteAbstract(writer, layer));
        }
    }

    /// <summary>What the layer computes, from which axes to which.</summary>
    public static string Summary(LayerNode layer) => $"{layer.Summary}. {layer.Input.Axes} to {layer.Output}.";

    public static void WriteConstructor(CodeWriter writer, LayerNode layer)
    {
        foreach (var member in layer.Members.Where(member => member.IsParameter))
        {
            writer.Line(
                $"private readonly {UserLayerFile.Stored(member, writer)} {UserLayerFile.Field(member.Property)};"
            );
        }

        writer.Gap();
        writer.Doc("Makes its parts and registers them, in the order in which they draw random numbers.");
        writer.Line($"public {layer.Name}()");
        writer.Braces(
            $"    : base(\"{layer.Name}\")",
            () =>
            {
                foreach (var member in layer.Members)
                {
                    var target = member.IsParameter ? UserLayerFile.Field(member.Property) : member.Property;
                    writer.Line(MemberCode.Construction(member, target, writer));
                }
            }
        );
    }

    public static void WriteProperties(CodeWriter writer, LayerNode layer)
    {
        foreach (var member in layer.Members)
        {
            var value = member.IsParameter ? $"=> {UserLayerFile.Field(member.Property)}.AsTensor();" : "{ get; }";
            writer.Gap();
            writer.Doc(member.Summary);
            writer.Line($"public {MemberCode.Type(member, writer)} {member.Property} {value}");
        }
    }

    private static void WriteAbstract(CodeWriter writer, LayerNode layer)
    {
        writer.Doc("A layer called <paramref name=\"name\"/>, without parts.");
        writer.Line($"protected {layer.Name}(string name)");
        writer.Line("    : base(name) { }");
        writer.Gap();
        writer.Doc(Summary(layer));
        writer.Line($"public abstract {TorchForward.Signature(writer, layer.Input, layer.Output)};");
    }
}
