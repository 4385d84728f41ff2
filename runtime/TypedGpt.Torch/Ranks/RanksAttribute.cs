namespace TypedGpt.Torch;

/// <summary>
/// Written once, at the rank at which it stands, and derived for <paramref name="others"/> by generators/TypedGpt.Ranks:
/// leading axes come and go, the others are renumbered, and documentation follows. On a type it holds for the members of
/// the declaration; on a member it says otherwise; on a method of another type its axes are those of its type parameters.
/// </summary>
/// <param name="others">The other ranks.</param>
[AttributeUsage(
    AttributeTargets.Struct | AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property,
    AllowMultiple = true
)]
internal sealed class RanksAttribute(params int[] others) : Attribute
{
    /// <summary>The other ranks.</summary>
    public IReadOnlyList<int> Others => others;

    /// <summary>How many axes stay in front of those that come and go: 1 for what a batch shares.</summary>
    public int After { get; set; }
}
