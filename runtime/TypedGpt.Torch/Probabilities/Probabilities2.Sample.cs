namespace TypedGpt.Torch;

public readonly partial struct Probabilities<D0, D1>
{
    /// <summary>One element of each row, along <typeparamref name="D1"/>, drawn with these probabilities by torch's random generator.</summary>
    /// <returns>[D0], from 0 to D1 - 1.</returns>
    public Indices<D0, D1> Sample() => new(Choices.Sample(Raw));
}
