using System.Globalization;
using System.Text;
using TypedGpt.Answers;

namespace TypedGpt.Cli.Generate;

/// <summary>What has come of an answer, and when.</summary>
internal sealed class Answer
{
    private readonly StringBuilder text = new();
    private readonly List<int> ids = [];

    /// <summary>What the model took to be ready.</summary>
    public required double LoadSeconds { get; init; }

    /// <summary>The text.</summary>
    public string Text => text.ToString();

    /// <summary>The tokens, one that ends the answer among them.</summary>
    public IReadOnlyList<int> Ids => ids;

    /// <summary>How it ended; null where it was interrupted.</summary>
    public GenerationEnd? End { get; private set; }

    /// <summary>When the first token came: the prompt's time.</summary>
    public double FirstSeconds { get; private set; }

    /// <summary>When the last came.</summary>
    public double LastSeconds { get; private set; }

    /// <summary>Tokens behind the first, for each second; null where there is one token only.</summary>
    public double? TokensPerSecond =>
        ids.Count > 1 && LastSeconds > FirstSeconds ? (ids.Count - 1) / (LastSeconds - FirstSeconds) : null;

    /// <summary>Why it ended, as a word.</summary>
    public string Reason =>
        End?.Reason switch
        {
            null => "interrupted",
            EndReason.Complete => "complete",
            EndReason.StopText => "stop_text",
            EndReason.MaxTokens => "max_tokens",
            EndReason.ContextFull => "context_full",
            var other => throw new InvalidOperationException($"{other} has no word."),
        };

    /// <summary>Takes the next update, so many seconds after the answer was asked for.</summary>
    public void Add(GenerationUpdate update, double seconds)
    {
        text.Append(update.Text);
        End = update.End;
        if (update.Token is { } token)
        {
            ids.Add(token);
            FirstSeconds = ids.Count == 1 ? seconds : FirstSeconds;
            LastSeconds = seconds;
        }
    }

    /// <summary>The line for a terminal.</summary>
    public override string ToString()
    {
        var rate = TokensPerSecond is { } tokens
            ? string.Create(CultureInfo.InvariantCulture, $"{tokens:0.0} tokens per second, ")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ids.Count} tokens, {rate}the first after {FirstSeconds:0.00} s; {Reason.Replace('_', ' ')}"
        );
    }
}
