namespace TypedGpt.Sampling;

/// <summary>A token and the natural logarithm of its probability.</summary>
/// <param name="Token">The token.</param>
/// <param name="Value">The logarithm, at most 0.</param>
public readonly record struct LogProbability(int Token, float Value)
{
    /// <summary>The logarithm for a token by the raw logits, before anything of sampling changes them.</summary>
    public static LogProbability Of(ReadOnlySpan<float> logits, int token) =>
        new(token, (float)(logits[token] - LogSum(logits)));

    /// <summary>The likeliest tokens by the raw logits, the likeliest first and of equal ones the lowest id.</summary>
    public static IReadOnlyList<LogProbability> Top(ReadOnlySpan<float> logits, int count)
    {
        var sum = LogSum(logits);
        var best = new PriorityQueue<int, (float Logit, int Id)>();
        for (var id = 0; id < logits.Length; id++)
        {
            best.Enqueue(id, (logits[id], -id));
            if (best.Count > count)
            {
                best.Dequeue();
            }
        }

        var top = new LogProbability[best.Count];
        for (var place = top.Length - 1; place >= 0; place--)
        {
            var id = best.Dequeue();
            top[place] = new(id, (float)(logits[id] - sum));
        }

        return top;
    }

    private static double LogSum(ReadOnlySpan<float> logits)
    {
        double greatest = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            greatest = Math.Max(greatest, logit);
        }

        var sum = 0.0;
        foreach (var logit in logits)
        {
            sum += Math.Exp(logit - greatest);
        }

        return greatest + Math.Log(sum);
    }
}
