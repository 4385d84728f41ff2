using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>How a model knows where a token stands: a learned table with one row for each position.</summary>
internal static class PositionsLayer
{
    public static Dim Context(GptSpec spec) =>
        new(
            "Context",
            spec.Get(Options.ContextLength),
            "the positions that the model can tell apart",
            Options.ContextLength.Name,
            [],
            Options.ContextLength.Name
        );
}
