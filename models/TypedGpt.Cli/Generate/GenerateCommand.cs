using System.Diagnostics;
using System.Globalization;
using TypedGpt.Answers;
using TypedGpt.Cli.Naming;
using TypedGpt.Cli.Natives;
using TypedGpt.Cli.Running;
using TypedGpt.Cli.Tokenize;
using TypedGpt.Tokenizers;

namespace TypedGpt.Cli.Generate;

/// <summary><c>typedgpt generate</c>: text that continues a prompt, shown as it comes.</summary>
/// <param name="output">Where the text goes, and nothing else.</param>
/// <param name="error">Where a terminal is told how fast it came.</param>
/// <param name="interruption">What ends the answer early.</param>
internal sealed class GenerateCommand(TextWriter output, TextWriter error, Interruption interruption)
{
    /// <summary>Continues a prompt.</summary>
    /// <param name="named">The model.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="options">How it computes.</param>
    /// <returns>0, or <see cref="Interruption.ExitCode"/>.</returns>
    /// <exception cref="UserError">There is no tokenizer that fits, or the prompt is empty or longer than the context. Nothing ran.</exception>
    public int Run(NamedModel named, GenerateRequest request, RunOptions options)
    {
        // All that needs no torch comes first.
        var tokenizer = ModelTokenizer.Of(named, request.Tokenizer, options);
        var prompt = PromptIds(named, request.Prompt, tokenizer);
        var sampling = request.Sampling with { EndTokens = EndTokens.Of(named, tokenizer) };
        var time = Stopwatch.StartNew();
        _ = named.Type;
        TorchNatives.Load(error);
        using var model = RunningModel.Load(named, options, error);
        RunningModel.SayIfDrawn(named, options, error);
        var generator = new TextGenerator(
            new CompiledLanguageModel(model, Size(named, "Vocab"), Size(named, "Context"), options.Device),
            tokenizer
        );
        var answer = new Answer { LoadSeconds = time.Elapsed.TotalSeconds };
        interruption.Begin();
        Answer(
                generator.Generate(
                    prompt,
                    new()
                    {
                        Sampling = sampling,
                        MaxTokens = request.MaxTokens,
                        StopTexts = request.StopTexts,

                        // Without a cache a prompt in blocks would be computed once for each of them.
                        PromptBlock = prompt.Length,
                    },
                    interruption.Token
                ),
                answer,
                shows: !request.Json
            )
            .GetAwaiter()
            .GetResult();
        Report(named, request, options, prompt, answer);
        return answer.End is null ? Interruption.ExitCode : 0;
    }

    private async Task Answer(IAsyncEnumerable<GenerationUpdate> updates, Answer answer, bool shows)
    {
        var time = Stopwatch.StartNew();
        try
        {
            await foreach (var update in updates.ConfigureAwait(false))
            {
                answer.Add(update, time.Elapsed.TotalSeconds);
                if (shows)
                {
                    await output.WriteAsync(update.Text).ConfigureAwait(false);
                    await output.FlushAsync().ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            // What has come stands; that it has no end says that it was interrupted.
        }
    }

    private void Report(NamedModel named, GenerateRequest request, RunOptions options, int[] prompt, Answer answer)
    {
        if (request.Json)
        {
            output.WriteLine(AnswerJson.Of(named, request, options, prompt, answer));
            return;
        }

        if (Terminal.IsOutput(output))
        {
            output.WriteLine();
        }

        if (Terminal.IsError(error))
        {
            error.WriteLine(answer.ToString());
        }
    }

    private static int[] PromptIds(NamedModel named, string text, TextTokenizer tokenizer)
    {
        int[] ids = [.. tokenizer.Prefix, .. tokenizer.Encode(text)];
        var context = Size(named, "Context");
        return ids.Length == 0 ? throw new UserError("the prompt has no tokens. Give --prompt at least one character.")
            : ids.Length <= context ? ids
            : throw new UserError(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the prompt has {ids.Length} tokens and the context of {named.Name} {context} positions. Shorten the prompt."
                )
            );
    }

    private static int Size(NamedModel named, string dim) => (int)named.Graph[dim].Size;
}
