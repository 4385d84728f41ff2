namespace TypedGpt.Mutations.Torch;

/// <summary>What became of a bug at one setting.</summary>
/// <param name="Thrown">The stage that threw, or null.</param>
/// <param name="Message">The first line of what was thrown, or null.</param>
/// <param name="Differs">The first stage before that with other numbers than the right program's, or null.</param>
/// <param name="EndsProcess">No exception: the process ends.</param>
public sealed record Outcome(Stage? Thrown, string? Message, Stage? Differs, bool EndsProcess)
{
    /// <summary>It trained, or decoded, with wrong numbers and without a word.</summary>
    public bool IsSilent => Differs is not null && Thrown is null or > Stage.Training;
}
