using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Layers.Attention;
using TypedGpt.Architecture.Layers.Block;
using TypedGpt.Architecture.Layers.Dropout;
using TypedGpt.Architecture.Layers.Norms;
using TypedGpt.Architecture.Layers.User;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>
/// Every rule of a model. The generator asks it whether to emit, the analyzers what to report, the command line what to
/// refuse.
/// </summary>
internal static class Rulebook
{
    /// <summary>What the model breaks. Rules that build on sizes are asked only once every size is right.</summary>
    public static IReadOnlyList<Violation> Check(GptSpec spec)
    {
        List<Violation> found =
        [
            .. DeclarationRules.Check(spec.Declaration),
            .. SizeRules.Check(spec.Arguments),
            .. DropoutRules.Check(spec.Arguments),
            .. NormRules.Check(spec),
        ];
        if (found.Any(violation => violation.Subject.Kind is SubjectKind.Argument or SubjectKind.Attribute))
        {
            return found;
        }

        found.AddRange(AttentionRules.Check(spec));
        found.AddRange(BlockRules.Check(spec));
        if (!IsBroken(found))
        {
            found.AddRange(UserDimRules.Check(spec));
            found.AddRange(UserLayerRules.Check(spec));
        }

        return IsBroken(found) ? found : [.. found, .. TotalRules.Check(spec)];
    }

    /// <summary>Whether a model with these violations cannot be emitted.</summary>
    public static bool IsBroken(IEnumerable<Violation> violations) =>
        violations.Any(violation => !violation.Rule.IsWarning);

    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        AttentionRules.Divisible,
        SizeRules.Positive,
        SizeRules.Required,
        DropoutRules.Range,
        DropoutRules.Contradiction,
        NormRules.Eps,
        TotalRules.Overflow,
        BlockRules.Swapped,
        SizeRules.Evaluated,
        .. DeclarationRules.All,
        .. UserLayerRules.All,
        RotaryRules.Halves,
        .. UserDimRules.All,
    ];
}
