using System.Globalization;

namespace TypedGpt.Sampling;

/// <summary>How the next token is drawn. What is left out changes nothing, so that the default is to draw from the model's own distribution.</summary>
public sealed record SamplingOptions
{
    /// <summary>Logits are divided by it, above 0; 0 takes the greatest logit, and of equal ones the lowest id.</summary>
    public float Temperature { get; init; } = 1;

    /// <summary>Only so many of the greatest logits stay, and those that equal the last of them; 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>Only the fewest tokens stay that have this probability together, 0 to 1; 1 for all.</summary>
    public float TopP { get; init; } = 1;

    /// <summary>Only tokens stay with at least this share of the greatest probability, 0 to 1; 0 for all.</summary>
    public float MinP { get; init; }

    /// <summary>
    /// Only the fewest tokens stay that have this probability together, taken in the order of how close their information is to the
    /// entropy (Meister et al. 2023), 0 to 1; 1 for all.
    /// </summary>
    public float TypicalP { get; init; } = 1;

    /// <summary>Logits of tokens in prompt and answer are divided by it where positive, else multiplied (Keskar et al. 2019); 1 for none.</summary>
    public float RepetitionPenalty { get; init; } = 1;

    /// <summary>Taken from the logit of a token as often as it stands in the answer.</summary>
    public float FrequencyPenalty { get; init; }

    /// <summary>Taken once from the logit of a token that stands in the answer.</summary>
    public float PresencePenalty { get; init; }

    /// <summary>No sequence of so many tokens comes twice in prompt and answer; 0 for any.</summary>
    public int NoRepeatNgramSize { get; init; }

    /// <summary>Added to the logits of tokens.</summary>
    public IReadOnlyDictionary<int, float> LogitBias { get; init; } = new Dictionary<int, float>();

    /// <summary>Tokens that are never drawn.</summary>
    public IReadOnlyCollection<int> Suppressed { get; init; } = [];

    /// <summary>Tokens that end an answer; they are not drawn before <see cref="MinTokens"/>.</summary>
    public IReadOnlyCollection<int> EndTokens { get; init; } = [];

    /// <summary>How many tokens an answer has at least.</summary>
    public int MinTokens { get; init; }

    /// <summary>Where the random numbers begin: the same seed draws the same text, whatever else is computed beside it.</summary>
    public ulong Seed { get; init; }

    /// <summary>Refuses values that mean nothing, and tokens that the model does not have.</summary>
    /// <param name="vocabulary">How many logits there are.</param>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public void Check(int vocabulary)
    {
        Range(Temperature, nameof(Temperature), 0, float.MaxValue);
        Range(TopP, nameof(TopP), 0, 1);
        Range(MinP, nameof(MinP), 0, 1);
        Range(TypicalP, nameof(TypicalP), 0, 1);
        Range(RepetitionPenalty, nameof(RepetitionPenalty), float.Epsilon, float.MaxValue);
        Range(FrequencyPenalty, nameof(FrequencyPenalty), float.MinValue, float.MaxValue);
        Range(PresencePenalty, nameof(PresencePenalty), float.MinValue, float.MaxValue);
        Range(TopK, nameof(TopK), 0, int.MaxValue);
        Range(NoRepeatNgramSize, nameof(NoRepeatNgramSize), 0, int.MaxValue);
        Range(MinTokens, nameof(MinTokens), 0, int.MaxValue);
        foreach (var (token, bias) in LogitBias)
        {
            Token(token, nameof(LogitBias), vocabulary);
            if (float.IsNaN(bias))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"{nameof(LogitBias)} of token {token} is no number.")
                );
            }
        }

        foreach (var token in Suppressed)
        {
            Token(token, nameof(Suppressed), vocabulary);
        }

        foreach (var token in EndTokens)
        {
            Token(token, nameof(EndTokens), vocabulary);
        }
    }

    private static void Range(double value, string name, double least, double greatest)
    {
        if (!(value >= least && value <= greatest))
        {
            var wanted =
                least < 0 ? "a finite number"
                : least == float.Epsilon ? "greater than 0"
                : greatest >= int.MaxValue ? "at least 0"
                : "from 0 to 1";
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it is {wanted}.")
            );
        }
    }

    private static void Token(int token, string name, int vocabulary)
    {
        if (token < 0 || token >= vocabulary)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} names the token {token}, and the model has {vocabulary}."
                )
            );
        }
    }
}
