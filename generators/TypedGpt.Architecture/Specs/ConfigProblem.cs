using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Specs;

/// <summary>Why a config.json gives no model, and where in its text that stands.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Details">What the kind says.</param>
/// <param name="Start">The first character.</param>
/// <param name="Length">How many characters.</param>
internal sealed record ConfigProblem(
    ConfigProblemKind Kind,
    EquatableArray<string> Details,
    int Start = 0,
    int Length = 0
);
