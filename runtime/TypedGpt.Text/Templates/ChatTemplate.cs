using System.Text.Json;
using TypedGpt.Templates.Evaluation;
using TypedGpt.Templates.Syntax;
using TypedGpt.Templates.Values;
using TypedGpt.Tokenizers;

namespace TypedGpt.Templates;

/// <summary>
/// A chat template: the subset of Jinja that such templates use, printing as Python prints, set up as Hugging Face's
/// transformers sets it up (trim_blocks, lstrip_blocks, loop controls, nothing that changes a value). Any number of threads may
/// render one.
/// </summary>
public sealed class ChatTemplate
{
    private readonly IReadOnlyList<Statement> statements;

    private ChatTemplate(IReadOnlyList<Statement> statements) => this.statements = statements;

    /// <summary>Reads a template.</summary>
    /// <exception cref="TemplateException">It is no template, or has a statement that is not supported.</exception>
    public static ChatTemplate Parse(string source) => new(TemplateParser.Parse(source));

    /// <summary>Renders a conversation.</summary>
    /// <param name="context">
    /// An object with what the template sees: messages, add_generation_prompt, bos_token and so on. Texts that stand in it directly
    /// count as the caller's own, texts within lists and objects as those of strangers.
    /// </param>
    /// <param name="options">The time, and how much the template may do.</param>
    /// <exception cref="TemplateException">The template fails, refuses the conversation, or does more than it may.</exception>
    public RenderedTemplate Render(JsonElement context, TemplateOptions? options = null)
    {
        if (context.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException("the context of a template is an object.", nameof(context));
        }

        var variables = context
            .EnumerateObject()
            .ToDictionary(
                entry => entry.Name,
                entry => JsonValue.Read(entry.Value, foreign: entry.Value.ValueKind != JsonValueKind.String),
                StringComparer.Ordinal
            );
        return Segments(new Renderer(options ?? new()).Render(statements, variables));
    }

    private static RenderedTemplate Segments(PyText text)
    {
        var segments = new List<TextSegment>();
        var done = 0;
        foreach (var (start, end) in text.Foreign)
        {
            if (start > done)
            {
                segments.Add(new(text.Value[done..start], Special: true));
            }

            segments.Add(new(text.Value[start..end], Special: false));
            done = end;
        }

        if (done < text.Value.Length)
        {
            segments.Add(new(text.Value[done..], Special: true));
        }

        return new(segments);
    }
}
