namespace TypedGpt.Architecture.Layers;

/// <summary>What blocks of one model can differ in.</summary>
/// <param name="IsLocal">Whether its attention sees a window alone.</param>
/// <param name="IsTurned">Whether its attention turns queries and keys.</param>
/// <param name="IsSparse">Whether its feed-forward layer is one of experts.</param>
internal readonly record struct BlockVariant(bool IsLocal, bool IsTurned, bool IsSparse);
