namespace TypedGpt.Mutations.Typed;

/// <summary>One change in one place of correct typed code.</summary>
/// <param name="Kind">Number of its kind in <see cref="Kinds"/>; 0 for a change that is right.</param>
/// <param name="In">The source that is changed.</param>
/// <param name="Find">The tokens that are replaced; they stand there once.</param>
/// <param name="Replace">The text that stands there instead.</param>
public sealed record Mutation(int Kind, TypedSource In, string Find, string Replace)
{
    /// <summary>The source with the change in it.</summary>
    /// <exception cref="InvalidOperationException">The tokens to replace do not stand there exactly once.</exception>
    public string Apply() => TokenChange.Apply(In.Text, Find, Replace, In.Name);

    /// <summary>Where the change begins.</summary>
    /// <exception cref="InvalidOperationException">The tokens to replace do not stand there exactly once.</exception>
    public int At => TokenChange.Place(In.Text, Find, In.Name).Start;

    public override string ToString() => $"{Kind} {In.Name}: {Find} -> {Replace}";
}
