namespace TypedGpt.Mutations.Torch;

/// <summary>One change in one place of one source.</summary>
/// <param name="Kind">Number of its kind in <see cref="Kinds"/>.</param>
/// <param name="In">The program it is put into.</param>
/// <param name="Source">The file that is changed.</param>
/// <param name="Find">The text that is replaced; it occurs once.</param>
/// <param name="Replace">The text that stands there instead.</param>
/// <param name="Description">What was done, in one line.</param>
public sealed record Bug(int Kind, Architecture In, string Source, string Find, string Replace, string Description)
{
    /// <summary>The source with the bug in it.</summary>
    /// <exception cref="InvalidOperationException">The text to replace does not occur exactly once.</exception>
    public string Apply() => OneChange.Apply(SourceFiles.Read(Source), Find, Replace, Source);

    public override string ToString() => $"{Kind} {In} {Source}: {Description}";
}
