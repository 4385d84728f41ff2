namespace TypedGpt;

/// <summary>
/// A part of a checkpoint's tensor along one axis, which is seen as <paramref name="Groups"/> groups of
/// <paramref name="Of"/> rows each. GPT-2 keeps queries, keys and values side by side (one group); GPT-NeoX keeps them
/// so for each head (as many groups as heads); gpt-oss keeps gate and up row by row in turn (groups of two).
/// </summary>
/// <param name="Groups">How many groups, at least 1. Groups times <paramref name="Of"/> is the size of the whole axis.</param>
/// <param name="Start">The first row in each group that belongs to the parameter, from 0.</param>
/// <param name="Count">How many rows of each group belong to the parameter, at least 1.</param>
/// <param name="Of">How many rows a group has.</param>
public sealed record CheckpointSlice(long Groups, long Start, long Count, long Of);
