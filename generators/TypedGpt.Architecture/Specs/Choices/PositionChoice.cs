namespace TypedGpt.Architecture.Specs;

/// <summary>How a model knows positions.</summary>
internal enum PositionChoice
{
    Learned,
    Rotary,
    Alibi,
    None,
}
