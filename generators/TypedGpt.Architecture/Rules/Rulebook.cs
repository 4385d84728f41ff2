using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>
/// Every rule of a model. The generator asks it whether to emit, the analyzers what to report, the command line what to
/// refuse.
/// </summary>
internal static class Rulebook
{
    /// <summary>
    /// What the model breaks, and what it is where that is no error. Rules that build on sizes are asked only once every
    /// size is right, and all of them about the one graph that is then emitted.
    /// </summary>
    public static Verdict Check(GptSpec spec)
    {
        List<Violation> found =
        [
            .. DeclarationRules.Check(spec.Declaration),
            .. ConfigRules.Check(spec.ConfigProblems),
        ];
        if (spec.ConfigProblems.Count > 0)
        {
            return new(null, found);
        }

        found.AddRange(OptionRules.Check(spec.Arguments));
        if (found.Any(violation => violation.Subject.Kind is SubjectKind.Argument or SubjectKind.Attribute))
        {
            return new(null, found);
        }

        found.AddRange(LayoutRules.Check(spec));
        found.AddRange(AttentionRules.Check(spec));
        found.AddRange(NeedRules.Check(spec));
        found.AddRange(CombinationRules.Check(spec));
        found.AddRange(LayerListRules.Check(spec));
        found.AddRange(ExpertRules.Check(spec));
        if (!IsBroken(found))
        {
            found.AddRange(HeadRules.Check(spec));
        }

        found.AddRange(BlockRules.Check(spec));
        found.AddRange(TiedWeightsRules.Check(spec));
        if (IsBroken(found))
        {
            return new(null, found);
        }

        var graph = GraphBuilder.Build(spec);
        found.AddRange(UserDimRules.Check(graph));
        found.AddRange(UserLayerRules.Check(graph));
        if (!IsBroken(found))
        {
            found.AddRange(LayoutRules.Check(graph));
            found.AddRange(TotalRules.Check(graph));
        }

        return new(IsBroken(found) ? null : graph, found);
    }

    /// <summary>Whether a model with these violations cannot be emitted.</summary>
    public static bool IsBroken(IEnumerable<Violation> violations) =>
        violations.Any(violation => !violation.Rule.IsWarning);

    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        AttentionRules.Divisible,
        .. OptionRules.All,
        .. ConfigRules.All,
        LayoutRules.Known,
        LayoutRules.Complete,
        NeedRules.Needed,
        .. HeadRules.All,
        .. LayerListRules.All,
        ExpertRules.Counts,
        TotalRules.Overflow,
        BlockRules.Swapped,
        TiedWeightsRules.WideTable,
        .. DeclarationRules.All,
        .. UserLayerRules.All,
        RotaryRules.Halves,
        .. UserDimRules.All,
    ];
}
