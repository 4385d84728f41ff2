using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Recovery;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Emission;

/// <summary>A model to be written.</summary>
/// <param name="Graph">What it is.</param>
/// <param name="HasTorch">Whether there is a runtime for layers.</param>
/// <param name="IsInError">Whether it breaks a rule, so that it can be declared only.</param>
/// <param name="Hint">What its files are called.</param>
internal sealed record ModelToEmit(ModelGraph Graph, bool HasTorch, bool IsInError, string Hint = "")
{
    /// <summary>What is to be written of a model; null where that would not help.</summary>
    public static ModelToEmit? Of(GptSpec spec, bool hasTorch)
    {
        var (graph, violations) = Rulebook.Check(spec);
        if (graph is not null)
        {
            return new(graph, hasTorch, IsInError: false);
        }

        return RecoveredSpec.IsEmitted(spec.Declaration, spec.User)
            ? new(RecoveryGraph.Build(spec, violations), hasTorch, IsInError: true)
            : null;
    }
}
