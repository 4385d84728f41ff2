namespace Plain;

public static class Generation
{
    /// <summary>
    /// Logits [1, length, vocab] of a text of ids [1, length], whose first tokens are fed at once and the others one by one.
    /// </summary>
    public static Tensor Decode(Module<Tensor, Tensor> model, Tensor ids, long promptLength)
    {
        using var noGradients = no_grad();
        Reset(model, decoding: true);
        var logits = new List<Tensor> { model.call(ids.narrow(1, 0, promptLength)) };
        for (var at = promptLength; at < ids.shape[1]; at++)
        {
            logits.Add(model.call(ids.narrow(1, at, 1)));
        }

        Reset(model, decoding: false);
        return cat(logits, dim: 1);
    }

    private static void Reset(Module model, bool decoding)
    {
        foreach (var module in model.modules())
        {
            (module as Embeddings)?.Reset(decoding);
            (module as Attention)?.Reset(decoding);
        }
    }
}
