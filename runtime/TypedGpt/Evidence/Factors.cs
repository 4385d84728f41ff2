namespace TypedGpt;

/// <summary>
/// Evidence that <typeparamref name="Whole"/> = <typeparamref name="Outer"/> x <typeparamref name="Inner"/>, the outer one
/// being the slower. Take it from the dimension itself: <c>QueryWidth.IntoHeads</c>.
/// </summary>
public readonly struct Factors<Whole, Outer, Inner> : IEvidence
    where Whole : struct, IDim
    where Outer : struct, IDim
    where Inner : struct, IDim
{
    private readonly bool made;

    internal Factors(bool made) => this.made = made;

    /// <summary>Does nothing for evidence of the model's.</summary>
    /// <exception cref="ShapeException">It is a <c>default</c>, which proves nothing.</exception>
    public void Verify()
    {
        if (!made)
        {
            throw Forged.Factors<Whole, Outer, Inner>();
        }
    }
}
