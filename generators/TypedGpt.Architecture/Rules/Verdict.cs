using System.Collections.Generic;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Rules;

/// <summary>What the rules say of a model.</summary>
/// <param name="Graph">The model, described; null where it cannot be emitted.</param>
/// <param name="Violations">What it breaks.</param>
internal sealed record Verdict(ModelGraph? Graph, IReadOnlyList<Violation> Violations);
