namespace TypedGpt.Torch;

/// <summary>
/// One of <typeparamref name="Experts"/>, while its tokens are computed: <c>Up.Of(expert)</c> is its part of a parameter.
/// Only <c>ThroughExperts</c> makes them.
/// </summary>
public readonly struct Expert<Experts>
    where Experts : struct, IDim
{
    internal Expert(ExpertParts parts, int number) => (Parts, Number) = (parts, number);

    /// <summary>Which one, from 0.</summary>
    public int Number { get; }

    /// <summary>The parts of parameters that the experts of this call have taken so far.</summary>
    internal ExpertParts Parts { get; }
}
