using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Graph;

/// <summary>What a naming scheme of checkpoints says beside the place of each parameter.</summary>
/// <param name="Name">The scheme.</param>
/// <param name="Base">What all names but the head's begin with.</param>
/// <param name="OtherBases">What may stand in its place.</param>
/// <param name="TiedHead">For a head that is the token table: the name under which it may be stored once more.</param>
/// <param name="Table">The token table that it equals then.</param>
/// <param name="Others">Patterns of what may lie there and is no parameter: <c>{n}</c> is a number, <c>*</c> is anything.</param>
internal sealed record CheckpointLayout(
    string Name,
    string Base,
    EquatableArray<string> OtherBases,
    string? TiedHead,
    string? Table,
    EquatableArray<string> Others
);
