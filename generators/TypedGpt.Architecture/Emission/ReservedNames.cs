using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Emission;

/// <summary>The names that the generator may write into a model's class: those that it writes for GPT-2, and for the model's own options.</summary>
internal sealed class ReservedNames
{
    private static readonly ReservedNames OfGpt2 = new(Graph(Options.Example));

    private ReservedNames(ModelGraph graph)
    {
        Dims = [.. graph.Dims.Select(dim => dim.Name)];
        All =
        [
            .. Dims,
            .. DimsFile.Constants,
            WeightsFile.Table,
            WeightsFile.Layout,
            ModelFile.LoadFrom,
            .. graph.Layers.Skip(1).Select(layer => layer.Name),
            .. graph.Model.Members.Select(member => member.Property),
        ];
    }

    public IReadOnlyList<string> All { get; private init; }

    /// <summary>Those of them that are dimensions, to which the user may add evidence.</summary>
    public IReadOnlyList<string> Dims { get; private init; }

    /// <summary>Those of a model with these options. What is wrong with one of them is for a rule to say, and it reserves nothing.</summary>
    public static ReservedNames Of(Arguments arguments)
    {
        var known = arguments
            .Values.Where(argument =>
                Options.SmallAttributes.Contains(argument.Name)
                || (
                    Options.Named(argument.Name) is { } option
                    && option.IsReadable(argument.Value)
                    && option.Bounds?.Contains(argument.Value!) is not false
                )
            )
            .ToList();
        if (known.All(argument => Options.OfTextbooks.Any(option => option.Name == argument.Name)))
        {
            return OfGpt2;
        }

        var own = new ReservedNames(Graph(Arguments.Of([.. known, .. Options.Example.Values])));
        return new(OfGpt2, own);
    }

    private ReservedNames(ReservedNames first, ReservedNames second) =>
        (All, Dims) = ([.. first.All.Union(second.All)], [.. first.Dims.Union(second.Dims)]);

    private static ModelGraph Graph(Arguments arguments) =>
        GraphBuilder.Build(new(new ModelDeclaration("", "", [], "", [], []), arguments, new([], [])));
}
