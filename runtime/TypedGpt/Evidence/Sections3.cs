namespace TypedGpt;

/// <summary>
/// Evidence that <typeparamref name="Whole"/> holds <typeparamref name="P0"/>, <typeparamref name="P1"/> and
/// <typeparamref name="P2"/> one after the other, as a fused query, key and value projection does.
/// </summary>
public readonly struct Sections<Whole, P0, P1, P2> : IEvidence
    where Whole : struct, IDim
    where P0 : struct, IDim
    where P1 : struct, IDim
    where P2 : struct, IDim
{
    private readonly bool made;

    internal Sections(bool made) => this.made = made;

    /// <summary>Does nothing for evidence of the model's.</summary>
    /// <exception cref="ShapeException">It is a <c>default</c>, which proves nothing.</exception>
    public void Verify()
    {
        if (!made)
        {
            throw Forged.Sections<Whole>(
                $"{typeof(P0).Name} ({P0.Size}) + {typeof(P1).Name} ({P1.Size}) + {typeof(P2).Name} ({P2.Size})"
            );
        }
    }
}
