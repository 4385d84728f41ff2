using TypedGpt.Tokenizers;

namespace TypedGpt.Templates;

/// <summary>A rendered conversation.</summary>
/// <param name="Segments">
/// Its parts in order: what the template writes, where special tokens count, and what came out of lists and objects of the
/// context (messages, tools), where they do not.
/// </param>
public sealed record RenderedTemplate(IReadOnlyList<TextSegment> Segments)
{
    /// <summary>The whole text.</summary>
    public string Text { get; } = string.Concat(Segments.Select(segment => segment.Text));
}
