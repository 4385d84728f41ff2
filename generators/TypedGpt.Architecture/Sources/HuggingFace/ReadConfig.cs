using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace;

/// <summary>What a config.json says.</summary>
/// <param name="Arguments">The options, the naming scheme of the checkpoints among them; what holds anyway is left out.</param>
/// <param name="Problems">Why there is no such model; none where there is.</param>
/// <param name="Places">Where the options stand that a key of their own says.</param>
internal sealed record ReadConfig(
    Arguments Arguments,
    EquatableArray<ConfigProblem> Problems,
    EquatableArray<OptionPlace> Places
);
