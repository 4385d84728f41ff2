using System.Globalization;

namespace TypedGpt.Sampling;

/// <summary>
/// Draws tokens of one request, in this order: bias, mask and suppressed tokens; repetition, frequency and presence penalty, repeated
/// n-grams; temperature; top-k, top-p, min-p, typical; one random number for each token. Not for several threads at once.
/// </summary>
public sealed class Sampler
{
    private readonly SamplingOptions options;
    private readonly int vocabulary;
    private readonly double[] scores;
    private readonly int[] order;
    private double[]? sorted;

    /// <param name="options">How tokens are drawn.</param>
    /// <param name="vocabulary">How many logits there are.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Sampler(SamplingOptions options, int vocabulary)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vocabulary);
        options.Check(vocabulary);
        this.options = options;
        this.vocabulary = vocabulary;
        scores = new double[vocabulary];
        order = new int[vocabulary];
    }

    /// <summary>Draws the next token.</summary>
    /// <param name="logits">One for each token; minus infinity for what cannot come.</param>
    /// <param name="prompt">The tokens that were given.</param>
    /// <param name="answer">The tokens that were drawn; how many there are says which random number is next.</param>
    /// <param name="allowed">The tokens that may come; null for all.</param>
    /// <exception cref="ArgumentException">The logits are of another number, or one is no number.</exception>
    /// <exception cref="InvalidOperationException">No token is left.</exception>
    public int Next(
        ReadOnlySpan<float> logits,
        ReadOnlySpan<int> prompt,
        ReadOnlySpan<int> answer,
        TokenMask? allowed = null
    )
    {
        var greatest = Compute(logits, prompt, answer, allowed);
        if (options.Temperature == 0)
        {
            return greatest;
        }

        var wanted = RandomStream.At(options.Seed, answer.Length);
        var (sum, last) = (0.0, greatest);
        for (var id = 0; id < vocabulary; id++)
        {
            if (scores[id] > 0)
            {
                sum += scores[id];
                last = id;
                if (sum > wanted)
                {
                    return id;
                }
            }
        }

        // The probabilities add up to 1 but for the last bit.
        return last;
    }

    /// <summary>The probabilities that <see cref="Next"/> draws from.</summary>
    /// <inheritdoc cref="Next"/>
    /// <param name="logits">One for each token; minus infinity for what cannot come.</param>
    /// <param name="prompt">The tokens that were given.</param>
    /// <param name="answer">The tokens that were drawn.</param>
    /// <param name="allowed">The tokens that may come; null for all.</param>
    /// <param name="probabilities">Where they go, one for each token.</param>
    public void Probabilities(
        ReadOnlySpan<float> logits,
        ReadOnlySpan<int> prompt,
        ReadOnlySpan<int> answer,
        TokenMask? allowed,
        Span<float> probabilities
    )
    {
        var greatest = Compute(logits, prompt, answer, allowed);
        for (var id = 0; id < vocabulary; id++)
        {
            probabilities[id] =
                options.Temperature > 0 ? (float)scores[id]
                : id == greatest ? 1
                : 0;
        }
    }

    /// <summary>Makes probabilities of the scores, above temperature 0; gives back the greatest logit's token.</summary>
    private int Compute(
        ReadOnlySpan<float> logits,
        ReadOnlySpan<int> prompt,
        ReadOnlySpan<int> answer,
        TokenMask? allowed
    )
    {
        if (logits.Length != vocabulary)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"there are {logits.Length} logits; the sampler is for {vocabulary}."
                ),
                nameof(logits)
            );
        }

        for (var id = 0; id < vocabulary; id++)
        {
            scores[id] =
                float.IsNaN(logits[id]) || float.IsPositiveInfinity(logits[id])
                    ? throw new ArgumentException(
                        string.Create(CultureInfo.InvariantCulture, $"the logit of token {id} is {logits[id]}."),
                        nameof(logits)
                    )
                    : logits[id];
        }

        Mask(answer.Length, allowed);
        Penalize(prompt, answer);
        var greatest = 0;
        for (var id = 1; id < vocabulary; id++)
        {
            greatest = scores[id] > scores[greatest] ? id : greatest;
        }

        if (double.IsNegativeInfinity(scores[greatest]))
        {
            throw new InvalidOperationException("no token is left: all are masked, suppressed or of no probability.");
        }

        if (options.Temperature > 0)
        {
            foreach (ref var score in scores.AsSpan())
            {
                score /= options.Temperature;
            }

            Truncate();
        }

        return greatest;
    }

    private void Mask(int answered, TokenMask? allowed)
    {
        foreach (var (token, bias) in options.LogitBias)
        {
            scores[token] += bias;
        }

        for (var id = 0; allowed is not null && id < vocabulary; id++)
        {
            scores[id] = allowed[id] ? scores[id] : double.NegativeInfinity;
        }

        foreach (var token in options.Suppressed)
        {
            scores[token] = double.NegativeInfinity;
        }

        foreach (var token in answered < options.MinTokens ? options.EndTokens : [])
        {
            scores[token] = double.NegativeInfinity;
        }
    }

    private void Penalize(ReadOnlySpan<int> prompt, ReadOnlySpan<int> answer)
    {
        if (options.RepetitionPenalty != 1)
        {
            var seen = new HashSet<int>();
            Repeat(prompt, seen);
            Repeat(answer, seen);
        }

        if (options.FrequencyPenalty != 0 || options.PresencePenalty != 0)
        {
            var seen = new HashSet<int>();
            foreach (var token in answer)
            {
                scores[Known(token)] -= options.FrequencyPenalty + (seen.Add(token) ? options.PresencePenalty : 0.0);
            }
        }

        if (options.NoRepeatNgramSize > 0)
        {
            ForbidRepeatedNgrams([.. prompt, .. answer]);
        }
    }

    private void Repeat(ReadOnlySpan<int> tokens, HashSet<int> seen)
    {
        foreach (var token in tokens)
        {
            if (seen.Add(Known(token)))
            {
                scores[token] =
                    scores[token] > 0
                        ? scores[token] / options.RepetitionPenalty
                        : scores[token] * options.RepetitionPenalty;
            }
        }
    }

    private void ForbidRepeatedNgrams(ReadOnlySpan<int> tokens)
    {
        var before = options.NoRepeatNgramSize - 1;
        if (tokens.Length < before)
        {
            return;
        }

        var end = tokens[(tokens.Length - before)..];
        for (var start = 0; start + before < tokens.Length; start++)
        {
            if (tokens.Slice(start, before).SequenceEqual(end))
            {
                scores[Known(tokens[start + before])] = double.NegativeInfinity;
            }
        }
    }

    private void Truncate()
    {
        if (options.TopK > 0 && options.TopK < vocabulary)
        {
            scores.CopyTo(sorted ??= new double[vocabulary], 0);
            Array.Sort(sorted);
            var least = sorted[vocabulary - options.TopK];
            foreach (ref var score in scores.AsSpan())
            {
                score = score < least ? double.NegativeInfinity : score;
            }
        }

        Normalize();
        if (options.TopP < 1)
        {
            Keep(options.TopP, id => -scores[id]);
        }

        if (options.MinP > 0)
        {
            var least = scores.Max() * options.MinP;
            foreach (ref var score in scores.AsSpan())
            {
                score = score < least ? 0 : score;
            }

            Rescale();
        }

        if (options.TypicalP < 1)
        {
            var entropy = scores.Sum(probability => probability > 0 ? -probability * Math.Log(probability) : 0);
            Keep(options.TypicalP, id => Math.Abs(-Math.Log(scores[id]) - entropy));
        }
    }

    /// <summary>Keeps the fewest tokens with a probability together, the least by a measure first; at least one.</summary>
    private void Keep(double mass, Func<int, double> measure)
    {
        var count = 0;
        sorted ??= new double[vocabulary];
        for (var id = 0; id < vocabulary; id++)
        {
            if (scores[id] > 0)
            {
                sorted[count] = measure(id);
                order[count++] = id;
            }
        }

        // By measure, then by id: where the cut falls between equals, the lower ids stay.
        var chosen = order.AsSpan(0, count);
        var keys = sorted.AsSpan(0, count);
        keys.Sort(chosen);
        SortEqualById(keys, chosen);
        var (sum, kept) = (0.0, 0);
        while (kept < count && (kept == 0 || sum < mass))
        {
            sum += scores[chosen[kept++]];
        }

        foreach (var id in chosen[kept..])
        {
            scores[id] = 0;
        }

        Rescale();
    }

    private static void SortEqualById(ReadOnlySpan<double> keys, Span<int> ids)
    {
        for (var start = 0; start < ids.Length; )
        {
            var end = start + 1;
            while (end < ids.Length && keys[end] == keys[start])
            {
                end++;
            }

            ids[start..end].Sort();
            start = end;
        }
    }

    /// <summary>Softmax of the scores.</summary>
    private void Normalize()
    {
        var greatest = scores.Max();
        foreach (ref var score in scores.AsSpan())
        {
            score = Math.Exp(score - greatest);
        }

        Rescale();
    }

    private void Rescale()
    {
        var sum = scores.Sum();
        foreach (ref var score in scores.AsSpan())
        {
            score /= sum;
        }
    }

    private int Known(int token) =>
        token >= 0 && token < vocabulary
            ? token
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"the token {token} is none of the model's {vocabulary}.")
            );
}
