using TypedGpt.Sampling;

namespace TypedGpt.Cli.Generate;

/// <summary>What is asked of <c>typedgpt generate</c>.</summary>
/// <param name="Prompt">The text that is continued.</param>
/// <param name="Tokenizer">The file or folder of the tokenizer; null for the one that lies with the model.</param>
/// <param name="MaxTokens">How many tokens come at most.</param>
/// <param name="Sampling">How they are drawn.</param>
/// <param name="StopTexts">Texts that end the answer.</param>
/// <param name="Json">Whether machines read it.</param>
internal sealed record GenerateRequest(
    string Prompt,
    string? Tokenizer,
    int MaxTokens,
    SamplingOptions Sampling,
    IReadOnlyList<string> StopTexts,
    bool Json
);
