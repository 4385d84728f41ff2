using System.Linq;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Emission;

/// <summary>
/// A model whose definition is in error: everything that the user's code can name, and nothing that works. The compiler
/// runs no analyzer while a declaration names a missing type, so without this file the user would read about
/// <c>Emb</c> and never about the error.
/// </summary>
internal static class RecoveryFile
{
    /// <summary>Neither 0 nor negative: constants divide and are sizes of arrays.</summary>
    private const string Count = "1";

    private const string Error = "__InError";
    private const string Throws = $"=> throw {Error};";

    public static string Bases(ModelToEmit model) =>
        model.HasTorch && CanInherit(model.Graph.Spec.Declaration) ? ModelFile.Base : "";

    public static void Write(CodeWriter writer, ModelToEmit model)
    {
        var graph = model.Graph;
        writer.Line("// The definition is in error. With these declarations the compiler gets as far as saying where.");
        writer.Line("#pragma warning disable");
        writer.Line($"private static global::System.InvalidOperationException {Error} =>");
        writer.Line(
            $"    new(\"The definition of {graph.Model.Name.TrimStart('@')} is in error: the compiler reports it as TGPT1xxx.\");"
        );
        WriteStatics(writer, graph);
        foreach (var dim in graph.Dims)
        {
            writer.Gap();
            DimsFile.WriteDeclaration(writer, dim, Keyword(graph, dim), graph.Spec.User, Throws);
        }

        if (model.HasTorch)
        {
            WriteModel(writer, graph);
            foreach (var layer in graph.Layers.Skip(1))
            {
                writer.Gap();
                if (graph.Spec.User.Named(layer.Name) is { } user && layer.IsUserDefined)
                {
                    WriteUser(writer, graph, layer, user);
                }
                else
                {
                    WriteGenerated(writer, graph, layer);
                }
            }
        }
    }

    private static void WriteStatics(CodeWriter writer, ModelGraph graph)
    {
        foreach (var name in DimsFile.Constants.Where(name => !graph.Spec.Declaration.IsTaken(name)))
        {
            writer.Gap();
            writer.Doc(
                "Not known while the definition is in error. It has a value only so that constants made of it compile."
            );
            writer.Line($"public const long {name} = {Count};");
        }

        if (!graph.Spec.Declaration.IsTaken(WeightsFile.Table))
        {
            writer.Gap();
            writer.Line($"public static {WeightsFile.Type} {WeightsFile.Table} {Throws}");
        }

        if (!graph.Spec.Declaration.IsTaken(WeightsFile.Layout))
        {
            writer.Gap();
            writer.Line($"public static {WeightsFile.LayoutType} {WeightsFile.Layout} {Throws}");
        }
    }

    private static void WriteModel(CodeWriter writer, ModelGraph graph)
    {
        var declaration = graph.Spec.Declaration;
        if (declaration.Has(DeclarationProblemKind.Static))
        {
            return;
        }

        if (CanInherit(declaration) && !declaration.Has(DeclarationProblemKind.HasConstructor))
        {
            writer.Gap();
            writer.Line($"public {declaration.Name}() {Throws}");
        }

        if (
            CanInherit(declaration)
            && !declaration.Has(DeclarationProblemKind.Generic)
            && !declaration.IsTaken(ModelFile.LoadFrom)
        )
        {
            writer.Gap();
            writer.Line($"{ModelFile.LoadFromSignature(declaration.Name)} {Throws}");
        }

        WriteProperties(writer, graph, graph.Model);
        WriteForward(writer, graph.Model);
        if (CanInherit(declaration) || declaration.InheritsForward)
        {
            writer.Gap();
            writer.Line($"{ModelFile.Raw} {Throws}");
        }
    }

    private static void WriteGenerated(CodeWriter writer, ModelGraph graph, LayerNode layer)
    {
        writer.Line(CodeWriter.GeneratedCode);
        writer.Braces(
            $"public sealed class {layer.Name}{Parameters(layer)} : ~Layer",
            () =>
            {
                writer.Line($"public {layer.Name}() {Throws}");
                WriteProperties(writer, graph, layer);
                if (layer.Role == Role.None)
                {
                    // Nobody knows the shapes of a misspelt layer, and no other error may follow from them.
                    writer.Gap();
                    writer.Line($"public dynamic Forward(dynamic x) {Throws}");
                }

                WriteForward(writer, layer);
            }
        );
    }

    private static void WriteProperties(CodeWriter writer, ModelGraph graph, LayerNode layer)
    {
        foreach (var member in layer.Members)
        {
            writer.Gap();
            var access = graph.Spec.User.Named(member.LayerType) is { Visibility: not Visibility.Public }
                ? "private"
                : "public";
            writer.Line($"{access} {Type(writer, graph, member)} {member.Property} {Throws}");
        }
    }

    private static void WriteForward(CodeWriter writer, LayerNode layer)
    {
        if (layer.Output.Count > 0)
        {
            writer.Gap();
            writer.Line($"public {TorchForward.Signature(writer, layer.Input, layer.Output)} {Throws}");
        }
    }

    private static void WriteUser(CodeWriter writer, ModelGraph graph, LayerNode layer, UserLayer user)
    {
        writer.Braces(
            $"partial {Keyword(user)} {layer.Name}{Parameters(layer)}{(CanInherit(user) ? " : ~Layer" : "")}",
            () =>
            {
                if (CanInherit(user) && !user.HasConstructor)
                {
                    writer.Line($"public {layer.Name}() {Throws}");
                }

                foreach (var property in user.Properties.Where(property => property.IsPartial))
                {
                    var member = layer.Members.First(member => member.Property == property.Name);
                    var isMade =
                        UserLayers.KindOf(property, graph.Spec.User) is { } kind
                        && IsNamed(property, kind, member)
                        && member.Dims.All(dim => layer.TypeParameters.Contains(dim) || IsKnown(dim, graph));
                    var type = isMade ? MemberCode.Type(member, writer) : property.WholeType;
                    var accessors = string.Join(" ", property.Accessors.Select(accessor => $"{accessor} {Throws}"));
                    writer.Gap();
                    writer.Line($"{property.Modifiers} {type} {property.Name} {{ {accessors} }}");
                }
            }
        );
    }

    /// <summary>Whether a layer is of the class that the user's code names, and not of one of several in its place.</summary>
    private static bool IsNamed(UserProperty property, MemberKind kind, Member member) =>
        kind switch
        {
            MemberKind.Layer => property.TypeName == member.LayerType,
            MemberKind.LayerList => property.ListedType == member.LayerType,
            _ => true,
        };

    /// <summary>The type of a role's member. What is no torch module cannot stand in a list of layers.</summary>
    private static string Type(CodeWriter writer, ModelGraph graph, Member member) =>
        member.Kind == MemberKind.LayerList
        && graph.Spec.User.Named(member.LayerType) is { } user
        && (!CanInherit(user) || graph.Layer(user.Name) is null)
            ? $"~IReadOnlyList<{user.Name}>"
            : MemberCode.Type(member, writer);

    private static string Keyword(ModelGraph graph, Dim dim) =>
        graph.Spec.User.Dims.FirstOrDefault(user => user.Name == dim.Name)?.Keyword is "record struct"
            ? "record struct"
            : UserDim.Plain;

    private static string Keyword(UserLayer user) => user.Keyword is "record" ? user.Keyword : UserLayer.Plain;

    private static bool CanInherit(UserLayer user) => !user.HasBase && user.Keyword is not ("record" or "static class");

    private static string Parameters(LayerNode layer) =>
        layer.TypeParameters.Count == 0 ? "" : $"<{string.Join(", ", layer.TypeParameters)}>";

    private static bool IsKnown(string dim, ModelGraph graph) =>
        graph.Dims.Any(known => known.Name == dim) || RuntimeNames.Namespaces.ContainsKey(dim);

    private static bool CanInherit(ModelDeclaration declaration) =>
        !declaration.Has(DeclarationProblemKind.Static) && !declaration.Has(DeclarationProblemKind.HasBase);
}
