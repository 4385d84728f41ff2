namespace TypedGpt.Answers;

/// <summary>How an answer ended.</summary>
/// <param name="Reason">Why.</param>
/// <param name="PromptTokens">How many tokens the prompt has.</param>
/// <param name="CachedTokens">How many of them were known from before and not computed again.</param>
/// <param name="AnswerTokens">How many tokens were drawn, one that ends the answer among them.</param>
public sealed record GenerationEnd(EndReason Reason, int PromptTokens, int CachedTokens, int AnswerTokens)
{
    /// <summary>The stop text that came; null where none did.</summary>
    public string? StopText { get; init; }
}
