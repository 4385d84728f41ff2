namespace TypedGpt.Architecture.Graph;

/// <summary>A part of a stored weight, whose rows are seen as groups.</summary>
/// <param name="Groups">How many groups.</param>
/// <param name="Start">The first row in each group that belongs to the member.</param>
/// <param name="Count">How many rows of each group belong to it.</param>
/// <param name="Of">How many rows a group has.</param>
internal sealed record CheckpointSlice(long Groups, long Start, long Count, long Of);
