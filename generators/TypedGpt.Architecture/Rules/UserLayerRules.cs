using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>A user's layers can be completed, are made of layers, and do what their role asks.</summary>
internal static class UserLayerRules
{
    public static readonly Rule NotPartial = new(
        "TGPT1110",
        "A layer is partial",
        "{0} is not partial, so the generator cannot complete the layer: write 'partial class {0}'"
    );

    public static readonly Rule PropertyNotPartial = new(
        "TGPT1111",
        "A layer's property is partial and has only a getter",
        "{0}.{1} is a layer that nothing constructs: write 'public partial {2} {1} {{ get; }}', and the generator makes and registers it"
    );

    public static readonly Rule NotALayer = new(
        "TGPT1112",
        "A partial property of a layer is a layer",
        "{0}.{1} is {2}, which is no layer that can be made here. {3}"
    );

    public static readonly Rule UnknownDim = new(
        "TGPT1113",
        "A layer's type arguments are dimensions of the model",
        "{0} in {1}.{2} is {3}"
    );

    public static readonly Rule Cycle = new(
        "TGPT1114",
        "A layer does not contain itself",
        "{0} contains itself ({1}), so it could never be constructed"
    );

    public static readonly Rule Forward = new(
        "TGPT1115",
        "A layer has the forward pass that its place asks for",
        "{0} has no 'public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)', which the model calls in place of its {1}"
    );

    public static readonly Rule Unused = new(
        "TGPT1116",
        "A layer's property is used",
        "{0}.{1} is made and registered but nothing uses it: its parameters would never be trained",
        IsWarning: true
    );

    public static readonly Rule Option = new(
        "TGPT1117",
        "An option fits what it stands on",
        "{0} does not go with {1}.{2}, {3}. {4}"
    );

    public static readonly Rule TwoForOneRole = new(
        "TGPT1118",
        "One class takes a role",
        "{0} and {1} both take the place of {2}: only one can"
    );

    public static readonly Rule Completed = new(
        "TGPT1119",
        "The generator writes a layer's constructor and base class",
        "{0} declares a constructor or a base class, which the generator writes: remove it"
    );

    public static readonly Rule NotPlain = new(
        "TGPT1121",
        "A layer is a plain class",
        "{0} is {1} {2}, which the generator cannot complete: write 'sealed partial class {0}'"
    );

    public static readonly Rule LessVisible = new(
        "TGPT1122",
        "A layer that the model uses is as visible as the model",
        "{0} is {1}, but it takes the place of the model's {2}, which emitted code shows wherever {3} can be seen: write 'public sealed partial class {0}'"
    );

    public static readonly Rule OfSeveralKinds = new(
        "TGPT1124",
        "A layer's property is of a class that there is",
        "{0}.{1} is {2}, but {3} makes blocks of several kinds, whose classes are {4}: leave {3} out, or write the class {5} for all of them"
    );

    public static IReadOnlyList<Rule> All { get; } =
    [
        NotPartial,
        PropertyNotPartial,
        NotALayer,
        UnknownDim,
        Cycle,
        Forward,
        Unused,
        Option,
        TwoForOneRole,
        Completed,
        NotPlain,
        LessVisible,
        OfSeveralKinds,
    ];

    public static IEnumerable<Violation> Check(ModelGraph graph)
    {
        var spec = graph.Spec;
        // A dimension with a wrong definition is one all the same: another rule objects to the definition.
        var dims = graph.Dims.Select(dim => dim.Name).Union(spec.User.Dims.Select(dim => dim.Name));
        var known = dims.Concat(DimTable.FixedNames).ToList();
        foreach (var layer in spec.User.Layers)
        {
            foreach (var violation in Check(layer, graph, known))
            {
                yield return violation;
            }
        }

        foreach (
            var role in spec.User.Layers.Where(layer => layer.Replaces.Length > 0).GroupBy(layer => layer.Replaces)
        )
        {
            foreach (var second in role.Skip(1))
            {
                yield return new(TwoForOneRole, Subject.Type(second.Name), [role.First().Name, second.Name, role.Key]);
            }
        }
    }

    private static IEnumerable<Violation> Check(UserLayer layer, ModelGraph graph, List<string> dims)
    {
        if (!layer.IsPartial)
        {
            yield return new(NotPartial, Subject.Type(layer.Name), [layer.Name]);
        }

        if (layer.HasConstructor || layer.HasBase)
        {
            yield return new(Completed, Subject.Type(layer.Name), [layer.Name]);
        }

        if (layer.Keyword != UserLayer.Plain)
        {
            yield return new(
                NotPlain,
                Subject.Type(layer.Name),
                [layer.Name, layer.Keyword[0] == 'a' ? "an" : "a", layer.Keyword]
            );
        }

        if (layer.Replaces.Length > 0 && layer.Visibility != Visibility.Public)
        {
            yield return new(
                LessVisible,
                Subject.Type(layer.Name),
                [
                    layer.Name,
                    layer.Visibility.ToString().ToLowerInvariant(),
                    layer.Replaces,
                    graph.Spec.Declaration.Name,
                ]
            );
        }

        if (LayerCycles.PathToItself(layer.Name, graph) is { } path)
        {
            yield return new(Cycle, Subject.Type(layer.Name), [layer.Name, string.Join(" > ", path)]);
        }

        if (layer.Replaces.Length > 0 && (layer.TypeParameters.Count > 0 || !layer.Forwards.Any(KeepsShape)))
        {
            yield return new(
                Forward,
                layer.Forwards.Count > 0 ? Subject.Method(layer.Name, "Forward") : Subject.Type(layer.Name),
                [layer.Name, layer.Replaces]
            );
        }

        foreach (var violation in layer.Properties.SelectMany(property => Check(layer, property, graph, dims)))
        {
            yield return violation;
        }
    }

    private static IEnumerable<Violation> Check(
        UserLayer layer,
        UserProperty property,
        ModelGraph graph,
        List<string> dims
    )
    {
        var spec = graph.Spec;
        var type = Type(property);
        if (UserLayers.KindOf(property, spec.User) is not { } kind)
        {
            yield return new(
                NotALayer,
                Subject.PropertyType(layer.Name, property.Name),
                [layer.Name, property.Name, Article.With(type), Meant(property, spec)]
            );
            yield break;
        }

        if (!property.IsPartial || !property.IsGetOnly)
        {
            yield return new(
                PropertyNotPartial,
                Subject.Property(layer.Name, property.Name),
                [layer.Name, property.Name, type]
            );
        }

        if (Several(property, kind, spec) is { } several)
        {
            yield return new(
                OfSeveralKinds,
                Subject.PropertyType(layer.Name, property.Name),
                [
                    layer.Name,
                    property.Name,
                    Article.With(type),
                    string.Join(", ", LayerListRules.WhatMakesDiffer(several, spec).Select(option => option.Name)),
                    string.Join(" and ", BlockVariants.Of(spec).NamesOf(several)),
                    several.ToString(),
                ]
            );
        }

        foreach (
            var unknown in DimArguments(property, kind)
                .Where(dim => !dims.Contains(dim) && !layer.TypeParameters.Contains(dim))
        )
        {
            yield return new(
                UnknownDim,
                Subject.PropertyType(layer.Name, property.Name),
                [unknown, layer.Name, property.Name, WhyUnknown(property, unknown, graph, dims)]
            );
        }

        foreach (var (option, advice) in LayerOptionRules.Misplaced(property, kind))
        {
            yield return new(
                Option,
                Subject.Property(layer.Name, property.Name),
                [option, layer.Name, property.Name, Article.With(type), advice]
            );
        }

        if (kind is MemberKind.Rotary && RotaryRules.Check(layer, property, graph.Dims) is { } unproven)
        {
            yield return unproven;
        }

        if (!layer.Uses.Contains(property.Name))
        {
            yield return new(Unused, Subject.Property(layer.Name, property.Name), [layer.Name, property.Name]);
        }
    }

    /// <summary>The role that a property, or a list's layers, take by its bare name, though the generator writes several classes for it.</summary>
    private static Role? Several(UserProperty property, MemberKind kind, GptSpec spec)
    {
        var name = kind == MemberKind.LayerList ? property.ListedType : property.TypeName;
        return
            kind is MemberKind.Layer or MemberKind.LayerList
            && spec.User.Named(name) is null
            && Roles.Replaceable(name) is { IsForUsers: true, Role: var role }
            && BlockVariants.Of(spec).NamesOf(role).Count > 1
            ? role
            : null;
    }

    private static string WhyUnknown(UserProperty property, string unknown, ModelGraph graph, List<string> dims)
    {
        if (Axes.OfTheRun.Dims.Contains(unknown))
        {
            return $"a dimension {UserDimRules.RunTime(unknown, dims)}";
        }

        var advice = Nearest.Word(unknown, dims) is { } near
            ? $"Did you mean {near}?"
            : $"Declare it: [Dim({RotaryRules.HalfOf(property, unknown, graph.Dims) ?? "96"})] public partial struct {unknown};";
        return $"no dimension of {graph.Spec.Declaration.Name}. {advice}";
    }

    private static bool KeepsShape(UserForward forward) =>
        forward.IsCallable
        && forward.ReturnType == TokensType
        && forward.ParameterTypes.Count == 1
        && forward.ParameterTypes[0] == TokensType;

    private const string TokensType = "Tensor<Batch,Seq,Emb>";

    private static string Type(UserProperty property) =>
        property.TypeArguments.Count == 0
            ? property.TypeName
            : $"{property.TypeName}<{string.Join(", ", property.TypeArguments)}>";

    private static EquatableArray<string> DimArguments(UserProperty property, MemberKind kind) =>
        kind == MemberKind.LayerList ? property.ListedArguments : property.TypeArguments;

    private static string Meant(UserProperty property, GptSpec spec)
    {
        if (LayerKinds.Named(property.TypeName)?.Kind is MemberKind.Parameter)
        {
            return property.Parameter is null
                ? "Mark it [Parameter] to make it a parameter."
                : "A parameter has one to four dimensions.";
        }

        var candidates = LayerKinds
            .All.Where(kind => kind.IsForUsers && kind.Kind is not MemberKind.Parameter)
            .Select(kind => kind.TypeName)
            .Concat(Roles.All.Where(role => role.IsForUsers).Select(role => role.Name))
            .Concat(spec.User.Layers.Select(layer => layer.Name))
            .ToList();
        var listed = property is { TypeName: nameof(MemberKind.LayerList), TypeArguments.Count: 1 }
            ? property.ListedType
            : "";
        var name = listed.Length > 0 ? listed : property.TypeName;
        if (candidates.Contains(name))
        {
            return listed.Length > 0
                ? "A list is of layers of the model's own."
                : "It takes another number of type arguments.";
        }

        if (name == nameof(Role.Norm) && property.TypeArguments.Count == 0)
        {
            return "The model's own norm is a LayerNorm<Emb>: write that.";
        }

        return Nearest.Word(name, candidates) is { } near
            ? $"Did you mean {near}?"
            : $"Mark the class [Layer], nested in {spec.Declaration.Name}, or drop 'partial'.";
    }
}
