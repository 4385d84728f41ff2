namespace TypedGpt.Mutations.Torch;

/// <summary>How far a program has come.</summary>
public enum Stage
{
    Constructing,
    Loading,
    FirstForward,
    Loss,
    Training,
    OtherLength,
    OtherBatch,
    Decoding,
}
