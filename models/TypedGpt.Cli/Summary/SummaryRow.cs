using System.Numerics;

namespace TypedGpt.Cli.Summary;

/// <summary>One layer, with all below it.</summary>
/// <param name="Depth">How deep it stands.</param>
/// <param name="Name">Its name in the state dictionary; the class, where it is all of one class in a list of several.</param>
/// <param name="Type">Its type; a list as <c>12 x Block</c>.</param>
/// <param name="Shape">The shapes of its parameters, or of what it gives.</param>
/// <param name="Parameters">How many parameters it has.</param>
/// <param name="Flops">The operations for the last token of a full context; null where the user's own code says.</param>
internal sealed record SummaryRow(
    int Depth,
    string Name,
    string Type,
    string Shape,
    BigInteger Parameters,
    BigInteger? Flops
);
