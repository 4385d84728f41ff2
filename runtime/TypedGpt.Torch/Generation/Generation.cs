using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Continues a text, token by token.</summary>
public static class Generation
{
    /// <summary>
    /// Appends the token with the highest logit, <paramref name="newTokens"/> times. The model is used as it stands: call
    /// <c>eval()</c> first, or dropout takes part. The ids stay on the device of the model until all are there. No tensor
    /// outlives the call.
    /// </summary>
    /// <param name="model">A model from ids [1, Seq] to logits [1, Seq, Vocab].</param>
    /// <param name="ids">The tokens to continue, at least one.</param>
    /// <param name="newTokens">How many tokens to append.</param>
    /// <param name="contextLength">How many of the latest tokens the model is shown at most: its <c>Context.Size</c>.</param>
    /// <returns>The given tokens and the new ones.</returns>
    /// <exception cref="ArgumentException">There is no token to continue.</exception>
    /// <exception cref="ShapeException">One of the ids is none of the model's vocabulary.</exception>
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
        using var all = Padded(ids, newTokens, model.parameters().FirstOrDefault()?.device ?? torch.CPU);
        for (long count = ids.Count; count < all.size(1); count++)
        {
            using var scope = torch.NewDisposeScope();
            var start = Math.Max(0, count - contextLength);
            var logits = model.forward(all.narrow(1, start, count - start));
            all.select(1, count).copy_(logits.select(1, -1).argmax(-1));
        }

        return Counting.ToArray(all);
    }

    /// <summary>[1, ids + room], zeros where the new ones will be.</summary>
    private static torch.Tensor Padded(IReadOnlyList<long> ids, int room, torch.Device device)
    {
        using var given = torch.tensor(
            ids.Concat(Enumerable.Repeat(0L, room)).ToArray(),
            torch.ScalarType.Int64,
            device
        );
        return given.unsqueeze(0);
    }
}
