namespace TypedGpt;

/// <summary>What is proven about the sizes of dims: <see cref="Factors{Whole, Outer, Inner}"/> and <see cref="Sections{Whole, P0, P1}"/>.</summary>
public interface IEvidence
{
    /// <summary>Does nothing for evidence of the model's.</summary>
    /// <exception cref="ShapeException">It is a <c>default</c>, which proves nothing.</exception>
    void Verify();
}
