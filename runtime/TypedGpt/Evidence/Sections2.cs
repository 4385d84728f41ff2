namespace TypedGpt;

/// <summary>
/// Evidence that <typeparamref name="Whole"/> holds <typeparamref name="P0"/> and <typeparamref name="P1"/> one after the
/// other. Take it from the dimension itself: <c>HeadDim.IntoSections</c>.
/// </summary>
public readonly struct Sections<Whole, P0, P1> : IEvidence
    where Whole : struct, IDim
    where P0 : struct, IDim
    where P1 : struct, IDim
{
    private readonly bool made;

    internal Sections(bool made) => this.made = made;

    /// <summary>Does nothing for evidence of the model's.</summary>
    /// <exception cref="ShapeException">It is a <c>default</c>, which proves nothing.</exception>
    public void Verify()
    {
        if (!made)
        {
            throw Forged.Sections<Whole>($"{typeof(P0).Name} ({P0.Size}) + {typeof(P1).Name} ({P1.Size})");
        }
    }
}
