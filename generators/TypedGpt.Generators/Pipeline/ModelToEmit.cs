using TypedGpt.Generators.Graph;
using TypedGpt.Generators.Rules;
using TypedGpt.Generators.Specs;

namespace TypedGpt.Generators.Pipeline;

/// <summary>A model to be written.</summary>
/// <param name="Graph">What it is.</param>
/// <param name="HasTorch">Whether there is a runtime for layers.</param>
/// <param name="IsInError">Whether it breaks a rule, so that it can be declared only.</param>
/// <param name="Hint">What its files are called.</param>
internal sealed record ModelToEmit(ModelGraph Graph, bool HasTorch, bool IsInError, string Hint = "")
{
    /// <summary>What is to be written of a model; null where that would not help.</summary>
    public static ModelToEmit? Of(GptSpec spec, HostCompilation host)
    {
        if (!host.CompilerIsNewEnough)
        {
            return null;
        }

        if (!Rulebook.IsBroken(Rulebook.Check(spec)))
        {
            return new(GraphBuilder.Build(spec), host.HasTorch, IsInError: false);
        }

        return Recovery.IsEmitted(spec.Declaration, spec.User)
            ? new(RecoveryGraph.Build(spec), host.HasTorch, IsInError: true)
            : null;
    }
}
