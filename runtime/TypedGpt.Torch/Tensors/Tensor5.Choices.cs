namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1, D2, D3, D4>
{
    /// <summary>exp(x) of each element over the sum of its row, along <typeparamref name="D4"/>, the last axis; there is no other softmax.</summary>
    /// <returns>[D0, D1, D2, D3, D4], no longer scores but probabilities.</returns>
    public Probabilities<D0, D1, D2, D3, D4> Softmax() => new(HiddenRows.Softmax(Raw));

    /// <summary>The logarithm of the softmax along <typeparamref name="D4"/>, computed without losing small probabilities.</summary>
    /// <returns>[D0, D1, D2, D3, D4]</returns>
    public Tensor<D0, D1, D2, D3, D4> LogSoftmax() => new(Raw.log_softmax(-1));
}
