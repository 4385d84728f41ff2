using TypedGpt.Architecture.Graph;
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
        if (!Rulebook.IsBroken(Rulebook.Check(spec)))
        {
            return new(GraphBuilder.Build(spec), hasTorch, IsInError: false);
        }

        return Recovery.IsEmitted(spec.Declaration, spec.User)
            ? new(RecoveryGraph.Build(spec), hasTorch, IsInError: true)
            : null;
    }
}
