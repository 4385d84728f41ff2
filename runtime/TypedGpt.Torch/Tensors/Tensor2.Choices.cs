namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1>
{
    /// <summary>The number of each row of <typeparamref name="D0"/>: 0, 1, and so on. As targets they say that row i belongs to column i.</summary>
    /// <returns>[D0], each from 0 to D0 - 1.</returns>
    public Indices<D0, D0> Arange() => new(Counting.Range(0, Raw.size(0), Raw.device));

    /// <summary>The column of the same number for each row. As targets they say that two batches are pairs, row i with column i.</summary>
    /// <returns>[D0], each from 0 to D1 - 1.</returns>
    /// <exception cref="ShapeException">There are more rows than columns, or fewer.</exception>
    public Indices<D0, D1> MatchingPairs() => new(Choices.Diagonal<D0, D1>(Raw));
}
