using TypedGpt.Generators.Graph;

namespace TypedGpt.Generators.Pipeline;

/// <summary>A model to be written: what it is, for which runtime, and what its files are called.</summary>
internal sealed record Emitted(ModelGraph Graph, bool HasTorch, string Hint = "");
