using TypedGpt.Constraints;
using TypedGpt.Sampling;

namespace TypedGpt.Answers;

/// <summary>How an answer is made.</summary>
public sealed record GenerationOptions
{
    /// <summary>How tokens are drawn. Without end tokens, the one that ends a text by the tokenizer ends the answer.</summary>
    public SamplingOptions Sampling { get; init; } = new();

    /// <summary>How many tokens it has at most; null for as many as there are positions.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Texts that end it and are not shown.</summary>
    public IReadOnlyCollection<string> StopTexts { get; init; } = [];

    /// <summary>What it is constrained to; null for anything. Of one answer only.</summary>
    public ITokenConstraint? Constraint { get; init; }

    /// <summary>What happens when every position is taken.</summary>
    public WhenFull WhenFull { get; init; }

    /// <summary>How many of the first tokens are never forgotten, with <see cref="WhenFull.Slide"/>.</summary>
    public int Kept { get; init; }

    /// <summary>How many tokens of the prompt are computed between two looks at the cancellation.</summary>
    public int PromptBlock { get; init; } = 256;

    /// <summary>For how many of the likeliest tokens log-probabilities are given; null for none at all, 0 for the drawn token alone.</summary>
    public int? LogProbabilities { get; init; }

    /// <summary>Whether special tokens are a part of the text.</summary>
    public bool ShowsSpecial { get; init; }
}
