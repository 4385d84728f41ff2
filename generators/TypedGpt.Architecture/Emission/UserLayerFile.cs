using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Emission;

/// <summary>What completes a layer that the user declared: base class, construction, the bodies of its properties.</summary>
internal static class UserLayerFile
{
    public static void Write(CodeWriter writer, LayerNode layer)
    {
        var parameters = layer.TypeParameters.Count == 0 ? "" : $"<{string.Join(", ", layer.TypeParameters)}>";
        writer.Braces(
            $"partial class {layer.Name}{parameters} : ~Layer",
            () =>
            {
                foreach (var member in layer.Members)
                {
                    writer.Line($"private readonly {Stored(member, writer)} {Field(member.Property)};");
                }

                writer.Gap();
                writer.Doc("Makes its parts and registers them, in the order of their declaration.");
                writer.Line(CodeWriter.GeneratedCode);
                writer.Line($"public {layer.Name}()");
                writer.Braces(
                    $"    : base(\"{layer.Name.TrimStart('@')}\")",
                    () =>
                    {
                        foreach (var member in layer.Members)
                        {
                            writer.Line(MemberCode.Construction(member, Field(member.Property), writer));
                        }
                    }
                );

                foreach (var member in layer.Members)
                {
                    var type = MemberCode.Type(member, writer);
                    var value = member.IsParameter ? $"{Field(member.Property)}.AsTensor()" : Field(member.Property);
                    writer.Gap();
                    writer.Line($"{member.Modifiers} {type} {member.Property} => {value};");
                }
            }
        );
    }

    /// <summary>The type of the field behind a property: a parameter is kept as the module that holds it.</summary>
    public static string Stored(Member member, CodeWriter writer) =>
        member.IsParameter ? $"~TypedParameter<{writer.Runtime(member.Dims)}>" : MemberCode.Type(member, writer);

    /// <summary>The field behind a property.</summary>
    public static string Field(string property)
    {
        var name = property.TrimStart('@');
        return $"__{char.ToLowerInvariant(name[0])}{name.Substring(1)}";
    }
}
