using TypedGpt.Answers;
using TypedGpt.Constraints;
using TypedGpt.Sampling;
using TypedGpt.Tokenizers;

namespace TypedGpt.Text.Tests.Answers;

public sealed class TextGeneratorTests
{
    private static readonly TextTokenizer Tokenizer = TextTokenizer.Load(DataFolder.Small("bytes-tokenizer.json"));
    private static readonly int[] Prompt = [.. Tokenizer.Encode("The cat")];

    [Fact]
    public async Task The_text_is_that_of_the_tokens_and_follows_from_the_seed()
    {
        var first = await Answer(
            new(Model(), Tokenizer),
            Prompt,
            new()
            {
                MaxTokens = 40,
                Sampling = new() { Seed = 1 },
            }
        );
        Assert.Equal(EndReason.MaxTokens, first.End.Reason);
        Assert.Equal(40, first.Tokens.Length);
        Assert.Equal(40, first.End.AnswerTokens);
        Assert.Equal(Tokenizer.Decode(first.Tokens, special: false, atStart: false), first.Text);
        var again = await Answer(
            new(Model(), Tokenizer),
            Prompt,
            new()
            {
                MaxTokens = 40,
                Sampling = new() { Seed = 1 },
            }
        );
        Assert.Equal(first.Tokens, again.Tokens);
        var other = await Answer(
            new(Model(), Tokenizer),
            Prompt,
            new()
            {
                MaxTokens = 40,
                Sampling = new() { Seed = 2 },
            }
        );
        Assert.NotEqual(first.Tokens, other.Tokens);
    }

    [Fact]
    public async Task What_two_prompts_have_in_common_is_computed_once()
    {
        var model = Model();
        var generator = new TextGenerator(model, Tokenizer);
        var options = new GenerationOptions
        {
            MaxTokens = 5,
            Sampling = new() { Seed = 3 },
        };
        var first = await Answer(generator, Prompt, options);
        Assert.Equal(0, first.End.CachedTokens);
        int[] longer = [.. Prompt, .. first.Tokens, .. Tokenizer.Encode(" sat")];
        model.Calls.Clear();
        var second = await Answer(generator, longer, options);

        // The last token that was drawn was never computed.
        Assert.Equal(Prompt.Length + 4, second.End.CachedTokens);
        Assert.Equal((longer.Length - second.End.CachedTokens, second.End.CachedTokens), model.Calls[0]);
        var fresh = await Answer(new(Model(), Tokenizer), longer, options);
        Assert.Equal(fresh.Tokens, second.Tokens);

        // The same prompt again: its last token gives the logits.
        var third = await Answer(generator, longer, options);
        Assert.Equal(longer.Length - 1, third.End.CachedTokens);
        Assert.Equal(fresh.Tokens, third.Tokens);
    }

    [Fact]
    public async Task A_long_prompt_is_computed_in_blocks_with_the_same_answer()
    {
        int[] prompt = [.. Enumerable.Range(0, 50).Select(i => 3 + (i % 200))];
        var model = Model();
        var whole = await Answer(new(Model(), Tokenizer), prompt, new() { MaxTokens = 5 });
        var blocks = await Answer(new(model, Tokenizer), prompt, new() { MaxTokens = 5, PromptBlock = 16 });
        Assert.Equal(whole.Tokens, blocks.Tokens);
        Assert.Equal([(16, 0), (16, 16), (16, 32), (2, 48)], model.Calls.Take(4));
    }

    [Fact]
    public async Task An_end_token_ends_it_and_is_not_shown()
    {
        var free = await Answer(new(Model(), Tokenizer), Prompt, new() { MaxTokens = 10 });
        var end = free.Tokens[3];
        var ended = await Answer(
            new(Model(), Tokenizer),
            Prompt,
            new()
            {
                MaxTokens = 10,
                Sampling = new() { EndTokens = [end] },
            }
        );
        Assert.Equal(EndReason.Complete, ended.End.Reason);
        Assert.Equal(free.Tokens[..4], ended.Tokens);
        Assert.Equal(Tokenizer.Decode(free.Tokens[..3], atStart: false), ended.Text);
        var later = await Answer(
            new(Model(), Tokenizer),
            Prompt,
            new()
            {
                MaxTokens = 10,
                Sampling = new() { EndTokens = [end], MinTokens = 6 },
            }
        );
        Assert.DoesNotContain(end, later.Tokens[..6]);
    }

    [Fact]
    public async Task A_stop_text_ends_it_wherever_tokens_end()
    {
        var free = await Answer(new(Model(), Tokenizer), Prompt, new() { MaxTokens = 30 });
        var stop = free.Text[5..8];
        var stopped = await Answer(new(Model(), Tokenizer), Prompt, new() { MaxTokens = 30, StopTexts = [stop] });
        Assert.Equal(EndReason.StopText, stopped.End.Reason);
        Assert.Equal(stop, stopped.End.StopText);
        Assert.Equal(free.Text[..free.Text.IndexOf(stop, StringComparison.Ordinal)], stopped.Text);
    }

    [Fact]
    public async Task A_full_context_stops_or_slides_as_asked()
    {
        var model = Model(context: 16);
        var stopped = await Answer(new(model, Tokenizer), Prompt, new());
        Assert.Equal(EndReason.ContextFull, stopped.End.Reason);
        Assert.Equal(16 - Prompt.Length + 1, stopped.Tokens.Length);

        model.Calls.Clear();
        var slid = await Answer(
            new(model, Tokenizer),
            Prompt,
            new()
            {
                MaxTokens = 60,
                WhenFull = WhenFull.Slide,
                Kept = 2,
            }
        );
        Assert.Equal(EndReason.MaxTokens, slid.End.Reason);
        Assert.Equal(60, slid.Tokens.Length);
        Assert.Equal(stopped.Tokens, slid.Tokens[..stopped.Tokens.Length]);
        Assert.Contains((8, 2), model.Calls);
        var full = await Answer(new(Model(context: Prompt.Length), Tokenizer), Prompt, new());
        Assert.Equal((EndReason.ContextFull, 1), (full.End.Reason, full.Tokens.Length));
    }

    [Fact]
    public void What_is_wrong_is_said_before_anything_runs()
    {
        var model = Model(context: 16);
        var generator = new TextGenerator(model, Tokenizer);
        Refused("17 tokens and the context 16", new int[17], new());
        Refused("no tokens", [], new());
        Refused("token 1 of the prompt is 384", [3, 384], new());
        Refused("Temperature", Prompt, new() { Sampling = new() { Temperature = -1 } });
        Refused("Kept is 15", Prompt, new() { WhenFull = WhenFull.Slide, Kept = 15 });
        Refused("MaxTokens -1", Prompt, new() { MaxTokens = -1 });
        Refused("not empty", Prompt, new() { StopTexts = [""] });
        Assert.Empty(model.Calls);
        var small = Assert.Throws<ArgumentException>(() => new TextGenerator(Model(vocabulary: 383), Tokenizer));
        Assert.Contains("384 tokens and the model 383", small.Message, StringComparison.Ordinal);

        void Refused(string named, int[] prompt, GenerationOptions options) =>
            Assert.Contains(
                named,
                Assert.Throws<ArgumentException>(() => generator.Generate(prompt, options)).Message,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task Ids_beyond_the_tokenizer_are_never_drawn()
    {
        var answer = await Answer(new(Model(vocabulary: 2000), Tokenizer), Prompt, new() { MaxTokens = 100 });
        Assert.All(answer.Tokens, token => Assert.InRange(token, 0, 383));
    }

    [Fact]
    public async Task Cancellation_ends_it_between_tokens_and_within_the_prompt()
    {
        using var source = new CancellationTokenSource();
        var model = Model();
        var generator = new TextGenerator(model, Tokenizer);
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in generator.Generate(Prompt, new() { MaxTokens = 100 }, source.Token))
            {
                if (++seen == 4)
                {
                    await source.CancelAsync();
                }
            }
        });
        Assert.Equal(4, seen);

        using var early = new CancellationTokenSource();
        model.Calls.Clear();
        model.BeforeCall = call =>
        {
            if (call == 1)
            {
                early.Cancel();
            }
        };
        int[] prompt = [.. Enumerable.Repeat(5, 90)];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Answer(generator, prompt, new() { PromptBlock = 10 }, early.Token)
        );
        Assert.Equal(2, model.Calls.Count);

        // What was computed counts, and the generator goes on.
        model.BeforeCall = null;
        var after = await Answer(generator, prompt, new() { MaxTokens = 3 });
        Assert.Equal(20, after.End.CachedTokens);
    }

    [Fact]
    public async Task One_answer_at_a_time_and_one_that_is_left_frees_the_generator()
    {
        var generator = new TextGenerator(Model(), Tokenizer);
        await foreach (var _ in generator.Generate(Prompt, new() { MaxTokens = 5 }))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => Answer(generator, Prompt, new()));
            break;
        }

        Assert.Equal(2, (await Answer(generator, Prompt, new() { MaxTokens = 2 })).Tokens.Length);
    }

    [Fact]
    public async Task A_constrained_answer_is_complete_or_says_that_it_was_cut()
    {
        var trie = TokenTrie.Of(Tokenizer, 384);
        var grammar = JsonGrammar.FromSchema("""{"enum": ["red", "green", 42]}""");
        var whole = await Answer(
            new(Model(), Tokenizer),
            Prompt,
            new() { Constraint = new JsonConstraint(grammar, trie, [2]) }
        );
        Assert.Equal(EndReason.Complete, whole.End.Reason);
        Assert.Contains(whole.Text.Trim(), (string[])["\"red\"", "\"green\"", "42"]);
        var cut = await Answer(
            new(Model(), Tokenizer),
            Prompt,
            new() { MaxTokens = 1, Constraint = new JsonConstraint(grammar, trie, [2]) }
        );
        Assert.Equal(EndReason.MaxTokens, cut.End.Reason);
    }

    [Fact]
    public async Task Log_probabilities_are_given_when_asked_for()
    {
        var generator = new TextGenerator(Model(), Tokenizer);
        var updates = new List<GenerationUpdate>();
        await foreach (
            var update in generator.Generate(
                Prompt,
                new()
                {
                    MaxTokens = 2,
                    LogProbabilities = 3,
                    Sampling = new() { Temperature = 0 },
                }
            )
        )
        {
            updates.Add(update);
        }

        Assert.Equal(3, updates.Count);
        Assert.All(updates.Take(2), update => Assert.Equal(update.Likeliest[0], update.LogProbability));
        Assert.All(updates.Take(2), update => Assert.Equal(3, update.Likeliest.Count));
    }

    private static HashModel Model(int vocabulary = 384, int context = 200) => new(vocabulary, context);

    private static async Task<(int[] Tokens, string Text, GenerationEnd End)> Answer(
        TextGenerator generator,
        IReadOnlyList<int> prompt,
        GenerationOptions options,
        CancellationToken cancellation = default
    )
    {
        var (tokens, text) = (new List<int>(), "");
        GenerationEnd? end = null;
        await foreach (var update in generator.Generate(prompt, options, cancellation))
        {
            Assert.Null(end);
            if (update.Token is { } token)
            {
                tokens.Add(token);
            }

            text += update.Text;
            end = update.End;
        }

        return ([.. tokens], text, end!);
    }
}
