using System.Globalization;
using System.Runtime.CompilerServices;
using TypedGpt.Sampling;
using TypedGpt.Tokenizers;

namespace TypedGpt.Answers;

/// <summary>
/// Makes answers with a model and its tokenizer. It remembers which tokens the model has computed: of the next prompt only what differs
/// is computed. For one conversation, one answer at a time.
/// </summary>
public sealed class TextGenerator
{
    private readonly ILanguageModel model;
    private readonly TextTokenizer tokenizer;

    /// <summary>Ids with text, where the model has others; null where all have.</summary>
    private readonly TokenMask? known;

    /// <summary>The tokens that the model has computed, from the first position on.</summary>
    private readonly List<int> computed = [];
    private int running;

    /// <param name="model">The model.</param>
    /// <param name="tokenizer">Its tokenizer. The model's table may be longer; those ids are never drawn.</param>
    /// <exception cref="ArgumentException">The tokenizer has more tokens than the model.</exception>
    public TextGenerator(ILanguageModel model, TextTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tokenizer);
        if (tokenizer.VocabularySize > model.VocabularySize)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the tokenizer has {tokenizer.VocabularySize} tokens and the model {model.VocabularySize}: they do not belong together."
                ),
                nameof(tokenizer)
            );
        }

        this.model = model;
        this.tokenizer = tokenizer;
        var mask = new TokenMask(model.VocabularySize);
        for (var id = 0; id < tokenizer.VocabularySize; id++)
        {
            if (tokenizer.IsToken(id))
            {
                mask.Allow(id);
            }
        }

        known = mask.Allowed == model.VocabularySize ? null : mask;
    }

    /// <summary>Answers a prompt, token by token. The work is done on other threads than the caller's.</summary>
    /// <param name="prompt">The prompt's tokens.</param>
    /// <param name="options">How the answer is made.</param>
    /// <param name="cancellation">Ends the work between tokens and within a long prompt.</param>
    /// <exception cref="ArgumentException">The prompt is empty, longer than the context or has ids that are no tokens, or an option is out of its range. Nothing ran.</exception>
    /// <exception cref="InvalidOperationException">Another answer is being made.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IAsyncEnumerable<GenerationUpdate> Generate(
        IReadOnlyList<int> prompt,
        GenerationOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(prompt);
        options ??= new();
        Check(prompt, options);
        var sampling = options.Sampling;
        if (sampling.EndTokens.Count == 0 && tokenizer.EosId is { } end)
        {
            sampling = sampling with { EndTokens = [end] };
        }

        var stops = new StopTextMatcher(options.StopTexts);
        return Run([.. prompt], options, new(sampling, model.VocabularySize), sampling.EndTokens, stops, cancellation);
    }

    private async IAsyncEnumerable<GenerationUpdate> Run(
        int[] prompt,
        GenerationOptions options,
        Sampler sampler,
        IReadOnlyCollection<int> endTokens,
        StopTextMatcher stops,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (Interlocked.Exchange(ref running, 1) != 0)
        {
            throw new InvalidOperationException("this generator makes another answer; use one for each conversation.");
        }

        try
        {
            var logits = new float[model.VocabularySize];
            var decoder = tokenizer.Stream(options.ShowsSpecial, atStart: false);
            var answer = new List<int>();
            var cached = await Task.Run(() => Read(prompt, options.PromptBlock, logits, cancellation), cancellation)
                .ConfigureAwait(false);
            EndReason? reason = options.MaxTokens == 0 ? EndReason.MaxTokens : null;
            while (reason is null)
            {
                cancellation.ThrowIfCancellationRequested();
                var token = sampler.Next(logits, prompt, answer.ToArray(), options.Constraint?.Mask() ?? known);
                answer.Add(token);
                options.Constraint?.Accept(token);
                var ends = endTokens.Contains(token);
                var shown = ends && !options.ShowsSpecial ? "" : stops.Add(decoder.Add(token));
                yield return Update(token, shown, logits, options.LogProbabilities);
                reason =
                    ends || options.Constraint?.MustEnd == true ? EndReason.Complete
                    : stops.Found is not null ? EndReason.StopText
                    : answer.Count == options.MaxTokens ? EndReason.MaxTokens
                    : computed.Count == model.ContextLength && options.WhenFull == WhenFull.Stop ? EndReason.ContextFull
                    : null;
                if (reason is null)
                {
                    await Task.Run(() => Continue(token, options, logits, cancellation), cancellation)
                        .ConfigureAwait(false);
                }
            }

            var rest = stops.Found is null ? stops.Add(decoder.Finish()) + stops.Finish() : "";
            yield return new(null, rest)
            {
                End = new(reason.Value, prompt.Length, cached, answer.Count) { StopText = stops.Found },
            };
        }
        finally
        {
            Volatile.Write(ref running, 0);
        }
    }

    private static GenerationUpdate Update(int token, string shown, float[] logits, int? likeliest) =>
        likeliest is not { } count
            ? new(token, shown)
            : new(token, shown)
            {
                LogProbability = LogProbability.Of(logits, token),
                Likeliest = LogProbability.Top(logits, count),
            };

    /// <summary>Computes what differs from before; gives back how many tokens did not.</summary>
    private int Read(int[] prompt, int block, float[] logits, CancellationToken cancellation)
    {
        var same = 0;
        while (same < computed.Count && same < prompt.Length && computed[same] == prompt[same])
        {
            same++;
        }

        // The logits behind the last token are needed, so that one is always computed.
        same = Math.Min(same, prompt.Length - 1);
        Compute(prompt.AsSpan(same), same, block, logits, cancellation);
        return same;
    }

    private void Continue(int token, GenerationOptions options, float[] logits, CancellationToken cancellation)
    {
        if (computed.Count < model.ContextLength)
        {
            Compute([token], computed.Count, 1, logits, cancellation);
            return;
        }

        var left = (model.ContextLength - options.Kept) / 2;
        int[] recent = [.. computed.TakeLast(left), token];
        Compute(recent, options.Kept, options.PromptBlock, logits, cancellation);
    }

    private void Compute(ReadOnlySpan<int> ids, int position, int block, float[] logits, CancellationToken cancellation)
    {
        computed.RemoveRange(position, computed.Count - position);
        while (!ids.IsEmpty)
        {
            cancellation.ThrowIfCancellationRequested();
            var part = ids[..Math.Min(block, ids.Length)];
            model.Compute(part, computed.Count, logits, cancellation);

            // Only what was computed to its end is known the next time.
            computed.AddRange(part);
            ids = ids[part.Length..];
        }
    }

    private void Check(IReadOnlyList<int> prompt, GenerationOptions options)
    {
        if (prompt.Count == 0)
        {
            throw new ArgumentException(
                "the prompt has no tokens; give at least the one that begins a text.",
                nameof(prompt)
            );
        }

        if (prompt.Count > model.ContextLength)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the prompt has {prompt.Count} tokens and the context {model.ContextLength} positions; shorten the prompt."
                ),
                nameof(prompt)
            );
        }

        for (var i = 0; i < prompt.Count; i++)
        {
            if (prompt[i] < 0 || prompt[i] >= model.VocabularySize)
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"token {i} of the prompt is {prompt[i]}; the model has ids from 0 to {model.VocabularySize - 1}."
                    ),
                    nameof(prompt)
                );
            }
        }

        if (options.MaxTokens < 0 || options.PromptBlock < 1 || options.LogProbabilities < 0)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"MaxTokens {options.MaxTokens}, PromptBlock {options.PromptBlock} and LogProbabilities {options.LogProbabilities} are at least 0, 1 and 0."
                ),
                nameof(options)
            );
        }

        // What is kept and one token of the rest have to fit, with a place for the next.
        if (options.WhenFull == WhenFull.Slide && (options.Kept < 0 || options.Kept > model.ContextLength - 2))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Kept is {options.Kept}; a context of {model.ContextLength} positions slides with 0 to {model.ContextLength - 2} kept."
                ),
                nameof(options)
            );
        }
    }
}
