using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Continues a text, token by token.</summary>
public static class Generation
{
    /// <summary>
    /// Appends the token with the highest logit, <paramref name="newTokens"/> times. The model is used as it stands: call
    /// <c>eval()</c> first, or dropout takes part. No tensor outlives the call.
    /// </summary>
    /// <param name="model">A model from ids [1, Seq] to logits [1, Seq, Vocab].</param>
    /// <param name="ids">The tokens to continue, at least one.</param>
    /// <param name="newTokens">How many tokens to append.</param>
    /// <param name="contextLength">How many of the latest tokens the model is shown at most: its <c>Context.Size</c>.</param>
    /// <returns>The given tokens and the new ones.</returns>
    /// <exception cref="ArgumentException">There is no token to continue.</exception>
    public static IReadOnlyList<long> Greedy(
        GptModule model,
        IReadOnlyList<long> ids,
        int newTokens,
        long contextLength
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentOutOfRangeException.ThrowIfNegative(newTokens);
        ArgumentOutOfRangeException.ThrowIfLessThan(contextLength, 1);
        if (ids.Count == 0)
        {
            throw new ArgumentException("There is no token to continue: give at least one id.", nameof(ids));
        }

        using var noGradients = torch.no_grad();
        var all = ids.ToList();
        for (var count = 0; count < newTokens; count++)
        {
            all.Add(Next(model, all.Skip((int)Math.Max(0, all.Count - contextLength)).ToArray()));
        }

        return all;
    }

    private static long Next(GptModule model, long[] shown)
    {
        using var scope = torch.NewDisposeScope();
        var logits = model.forward(torch.tensor(shown).unsqueeze(0));
        return logits.select(1, -1).argmax(-1).item<long>();
    }
}
