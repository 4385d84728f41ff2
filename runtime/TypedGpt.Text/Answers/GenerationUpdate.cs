using TypedGpt.Sampling;

namespace TypedGpt.Answers;

/// <summary>A step of an answer.</summary>
/// <param name="Token">The token that was drawn; null for the last update.</param>
/// <param name="Text">What can be shown now; empty while a character is open or a stop text may come.</param>
public sealed record GenerationUpdate(int? Token, string Text)
{
    /// <summary>The token's log-probability by the raw logits; null where none were asked for.</summary>
    public LogProbability? LogProbability { get; init; }

    /// <summary>The likeliest tokens in its place.</summary>
    public IReadOnlyList<LogProbability> Likeliest { get; init; } = [];

    /// <summary>How the answer ended; null for all updates but the last.</summary>
    public GenerationEnd? End { get; init; }
}
