using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Recovery;

/// <summary>
/// Describes a model in error as far as it can be declared: all that the repaired model has, without what the user's code
/// has no place for, and with a dimension or a layer for each name that is misspelt.
/// </summary>
internal sealed class RecoveryGraph
{
    /// <summary>The size of a dimension that only the running program knows.</summary>
    private const long Unknown = -1;

    private static readonly string[] OfTheRuntime = [.. Axes.OfTheRun, .. DimTable.FixedNames];

    private readonly GptSpec spec;
    private readonly bool isConfigured;
    private readonly ModelGraph whole;
    private readonly List<string> dims;

    private RecoveryGraph(GptSpec spec, IEnumerable<Violation> violations)
    {
        this.spec = spec;
        isConfigured = RecoveredSpec.IsConfigured(violations);
        whole = GraphBuilder.Build(RecoveredSpec.Of(spec));
        dims = whole
            .Dims.Select(dim => dim.Name)
            .Concat(spec.User.Dims.Select(dim => dim.Name))
            .Concat(spec.User.Unresolved.Where(name => name.IsDim).Select(name => name.Name))
            .Where(name => !spec.Declaration.IsTaken(name) && whole.Layers.Skip(1).All(layer => layer.Name != name))
            .Except(spec.User.Dims.Where(dim => !RecoveredSpec.IsEmitted(dim, spec.User)).Select(dim => dim.Name))
            .ToList();
    }

    /// <summary>The description of a model that breaks these rules.</summary>
    public static ModelGraph Build(GptSpec spec, IEnumerable<Violation> violations)
    {
        var recovery = new RecoveryGraph(spec, violations);
        return recovery.whole with
        {
            Dims = recovery.Dims().ToEquatableArray(),
            Layers = recovery.Layers().Concat(recovery.Misspelt()).ToEquatableArray(),
        };
    }

    private IEnumerable<Dim> Dims()
    {
        foreach (var name in dims)
        {
            var own = spec.User.Dims.FirstOrDefault(dim => dim.Name == name);
            var dim = whole.Dims.FirstOrDefault(dim => dim.Name == name) ?? new(name, Unknown, "", "", []);
            yield return dim with
            {
                Size = RecoveredSpec.IsKnown(spec, dim, isConfigured) ? dim.Size : Unknown,
                Evidence = dim
                    .Evidence.Concat(
                        (own?.Definitions ?? []).SelectMany(definition => DimTable.Evidences(name, definition))
                    )
                    .Where(evidence => evidence.Of.All(IsDim))
                    .GroupBy(evidence => evidence.Member)
                    .Select(group => group.First())
                    .ToEquatableArray(),
                IsUserDefined = own is not null,
            };
        }
    }

    private IEnumerable<LayerNode> Layers()
    {
        var model = Declarable(whole.Model);
        yield return model with
        {
            Members = model.Members.Where(member => !spec.Declaration.IsTaken(member.Property)).ToEquatableArray(),
        };
        foreach (var layer in whole.Layers.Skip(1).GroupBy(layer => layer.Name).Select(group => group.First()))
        {
            if (spec.User.Named(layer.Name) is { } own)
            {
                if (RecoveredSpec.IsEmitted(own, spec.User))
                {
                    yield return layer;
                }
            }
            else if (!spec.Declaration.IsTaken(layer.Name))
            {
                yield return Declarable(layer);
            }
        }
    }

    private IEnumerable<LayerNode> Misspelt() =>
        spec
            .User.Unresolved.Where(name => !name.IsDim && !(name.Arity == 0 && dims.Contains(name.Name)))
            .Where(name =>
                !whole.Layers.Skip(1).Any(layer => layer.Name == name.Name && layer.TypeParameters.Count == name.Arity)
            )
            .Select(name => new LayerNode(
                name.Name,
                Enumerable
                    .Range(1, name.Arity)
                    .Select(at => "T" + at.ToString(CultureInfo.InvariantCulture))
                    .ToEquatableArray(),
                Role.None,
                "",
                new Read("x", []),
                [],
                []
            ));

    /// <summary>The layer without what mentions a type that is not there; without axes where its forward pass does.</summary>
    private LayerNode Declarable(LayerNode layer)
    {
        var range = layer.Input.Range;
        return layer with
        {
            Output = layer.Output.All(IsDim) && (range.Length == 0 || IsDim(range)) ? layer.Output : [],
            Members = layer.Members.Where(IsDeclarable).ToEquatableArray(),
        };
    }

    private bool IsDeclarable(Member member) =>
        member.Dims.All(IsDim)
        && !spec.Declaration.IsTaken(member.LayerType)
        && spec.User.Named(member.LayerType) is not { TypeParameters.Count: > 0 };

    private bool IsDim(string name) => dims.Contains(name) || OfTheRuntime.Contains(name);
}
