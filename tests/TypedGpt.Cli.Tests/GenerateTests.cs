using System.Text.Json;
using System.Text.Json.Nodes;
using TorchSharp;
using TypedGpt.Answers;
using TypedGpt.Cli.Generate;
using TypedGpt.Cli.Naming;
using TypedGpt.Cli.Running;
using TypedGpt.TestSupport;
using TypedGpt.Tokenizers;

namespace TypedGpt.Cli.Tests;

/// <summary><c>typedgpt generate</c>, against what transformers continues.</summary>
public sealed class GenerateTests
{
    private static readonly RunOptions AsUsual = new(null, null, torch.ScalarType.Float32, "cpu");

    private static readonly Lazy<string> Spelled = new(() => SpelledIds.Tokenizer(384));

    public static TheoryData<string> Checkpoints =>
        [.. SharedData.Checkpoints.Select(folder => Path.GetFileName(folder)!)];

    /// <summary>By ids, through the generator: some of these texts hold the token that would end an answer.</summary>
    [Theory]
    [MemberData(nameof(Checkpoints))]
    public async Task Greedy_tokens_are_those_of_the_reference(string name)
    {
        var folder = SharedData.Checkpoint(name);
        var (prompt, all) = Greedy(folder);
        var named = ModelReference.Find(folder);
        using var model = RunningModel.Load(named, AsUsual, TextWriter.Null);
        var context = (int)named.Graph["Context"].Size;
        var generator = new TextGenerator(
            new CompiledLanguageModel(model, 384, context, "cpu"),
            TextTokenizer.Load(Spelled.Value)
        );
        var drawn = new List<long>();
        await foreach (
            var update in generator.Generate(
                [.. prompt.Select(id => (int)id)],
                new()
                {
                    Sampling = new() { Temperature = 0 },
                    MaxTokens = 24,
                }
            )
        )
        {
            if (update.Token is { } token)
            {
                drawn.Add(token);
            }
        }

        Assert.Equal(all[prompt.Length..], drawn);
    }

    [Theory]
    [InlineData("gpt2")]
    [InlineData("llama")]
    public void The_verb_gives_them_as_ids_and_as_text(string name)
    {
        var folder = Path.Combine(Repository.Root, "tests", "Goldens", "checkpoints", name);
        var (prompt, all) = Greedy(folder);
        string[] words =
        [
            "generate",
            "--model",
            folder,
            "--tokenizer",
            Spelled.Value,
            "--prompt",
            SpelledIds.Of(prompt),
            "--temperature",
            "0",
            "--max-tokens",
            "24",
        ];
        var json = Json(words);
        Assert.Equal(prompt, json["prompt_ids"]!.AsArray().Select(id => (long)id!));
        Assert.Equal(all[prompt.Length..], json["ids"]!.AsArray().Select(id => (long)id!));
        Assert.Equal("max_tokens", (string)json["end"]!);

        // Nothing but the text, not even the end of a line.
        var call = Call.Of(words);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal(SpelledIds.Of(all[prompt.Length..]), call.Output);
    }

    [Fact]
    public void A_seed_draws_the_same_text_and_another_seed_another()
    {
        string Text(string seed) => (string)Json(Words("--seed", seed))["text"]!;
        Assert.Equal(Text("5"), Text("5"));
        Assert.NotEqual(Text("5"), Text("6"));
        Assert.Equal(5, (long)Json(Words("--seed", "5"))["seed"]!);
        Assert.NotEqual((long)Json(Words())["seed"]!, (long)Json(Words())["seed"]!);
    }

    [Theory]
    [InlineData("--top-k", "1")]
    [InlineData("--top-p", "0.000001")]
    [InlineData("--min-p", "1")]
    public void Each_limit_of_one_token_is_greedy(string option, string value) =>
        Assert.Equal(
            Json(Words("--temperature", "0"))["ids"]!.ToJsonString(),
            Json(Words(option, value, "--seed", "3"))["ids"]!.ToJsonString()
        );

    [Fact]
    public void A_stop_text_ends_the_answer_and_is_not_shown()
    {
        var folder = TinyFolder.Gpt2(true);
        var (prompt, all) = Greedy(Path.GetDirectoryName(TinyFolder.Golden("golden.json"))!);
        var answer = all[prompt.Length..];
        var call = Json([
            "generate",
            folder,
            "--tokenizer",
            Spelled.Value,
            "--prompt",
            SpelledIds.Of(prompt),
            "--temperature",
            "0",
            "--stop",
            "never",
            "--stop",
            $"{answer[2]}><{answer[3]}",
        ]);
        Assert.Equal("stop_text", (string)call["end"]!);
        Assert.Equal($"{answer[2]}><{answer[3]}", (string)call["stop_text"]!);
        Assert.Equal($"<{answer[0]}><{answer[1]}><", (string)call["text"]!);
    }

    /// <summary>The first greedy token, named by the model's files as one that ends a text.</summary>
    [Theory]
    [InlineData("config.json", "{0}")]
    [InlineData("generation_config.json", "[1, {0}]")]
    public void The_models_files_say_what_ends_a_text(string file, string value)
    {
        var (prompt, all) = Greedy(Path.GetDirectoryName(TinyFolder.Golden("golden.json"))!);
        var end = string.Format(System.Globalization.CultureInfo.InvariantCulture, value, all[prompt.Length + 1]);
        var folder = TinyFolder.Gpt2(true);
        var path = Path.Combine(folder, file);
        var content = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))! : new JsonObject();
        content["eos_token_id"] = JsonNode.Parse(end);
        File.WriteAllText(path, content.ToJsonString());
        var call = Json([
            "generate",
            folder,
            "--tokenizer",
            Spelled.Value,
            "--prompt",
            SpelledIds.Of(prompt),
            "--temperature",
            "0",
        ]);
        Assert.Equal("complete", (string)call["end"]!);
        Assert.Equal(all[prompt.Length..(prompt.Length + 2)], call["ids"]!.AsArray().Select(id => (long)id!));
        Assert.Equal($"<{all[prompt.Length]}>", (string)call["text"]!);
    }

    /// <summary>The table has 384 rows, and of a tokenizer with 200 tokens nothing else may come, however it is drawn.</summary>
    [Fact]
    public void Ids_beyond_the_tokenizer_are_never_drawn()
    {
        var tokenizer = SpelledIds.Tokenizer(200);
        var drawn = Enumerable
            .Range(0, 4)
            .SelectMany(seed =>
                Json([
                    "generate",
                    TinyFolder.Gpt2(true),
                    "--tokenizer",
                    tokenizer,
                    "--prompt",
                    "<3>",
                    "--temperature",
                    "3",
                    "--seed",
                    $"{seed}",
                ])["ids"]!
                    .AsArray()
                    .Select(id => (int)id!)
            )
            .ToList();
        Assert.True(drawn.Count > 60, $"{drawn.Count} tokens are too few to see anything.");
        Assert.All(drawn, id => Assert.InRange(id, 0, 199));
    }

    /// <summary>The context of 64 positions: 60 of the prompt, the others and one behind the last.</summary>
    [Fact]
    public void A_full_context_ends_the_answer()
    {
        var json = Json([
            "generate",
            TinyFolder.Gpt2(true),
            "--tokenizer",
            Spelled.Value,
            "--prompt",
            SpelledIds.Of(Enumerable.Repeat(7L, 60)),
            "--temperature",
            "0",
        ]);
        Assert.Equal("context_full", (string)json["end"]!);
        Assert.Equal(5, json["ids"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(384, 65, "the prompt has 65 tokens and the context of tiny-gpt2 64 positions. Shorten the prompt.")]
    [InlineData(500, 1, "the tokenizer has 500 tokens and tiny-gpt2 a vocabulary of 384: they do not belong together.")]
    [InlineData(384, 0, "the prompt has no tokens.")]
    public void What_cannot_run_is_refused_before_anything_does(int tokens, int length, string said)
    {
        // Without weights, so that a refusal that came after the load would say something else.
        var call = Call.Of(
            "generate",
            TinyFolder.Gpt2(false),
            "--tokenizer",
            SpelledIds.Tokenizer(tokens),
            "--prompt",
            SpelledIds.Of(Enumerable.Repeat(0L, length))
        );
        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        Assert.StartsWith($"typedgpt: {said}", call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_folder_without_a_tokenizer_is_told_how_to_name_one()
    {
        var call = Call.Of("generate", TinyFolder.Gpt2(false), "--prompt", "a");
        Assert.Equal(1, call.ExitCode);
        Assert.Equal("typedgpt: tiny-gpt2 has no tokenizer beside it. Give --tokenizer FILE.", call.Error.TrimEnd());
    }

    [Fact]
    public void The_tokenizer_may_lie_with_weights_that_lie_elsewhere()
    {
        var weights = TinyFolder.Gpt2(true);
        string[] end = ["--prompt", "the", "--temperature", "0", "--max-tokens", "4"];
        Assert.Equal(
            Json(["generate", weights, .. end])["text"]!.ToJsonString(),
            Json(["generate", TinyFolder.Gpt2(false), "--weights", weights, .. end])["text"]!.ToJsonString()
        );
    }

    [Fact]
    public void Logits_that_are_no_numbers_are_said_to_be_none()
    {
        var named = ModelReference.Find(TinyFolder.Gpt2(true));
        using var model = RunningModel.Load(named, AsUsual, TextWriter.Null);
        using (torch.no_grad())
        {
            model.parameters().First().fill_(float.NaN);
        }

        var language = new CompiledLanguageModel(model, 384, 64, "cpu");
        var wrong = Assert.Throws<UserError>(() => language.Compute([1, 2], 0, new float[384], default));
        Assert.StartsWith("a logit behind token 1 is not a number", wrong.Message, StringComparison.Ordinal);
    }

    /// <summary>What differs from before is replaced; all of the text is computed.</summary>
    [Fact]
    public void A_model_without_a_cache_follows_the_positions()
    {
        using var model = RunningModel.Load(ModelReference.Find(TinyFolder.Gpt2(true)), AsUsual, TextWriter.Null);
        float[] Logits(params (int[] Ids, int Position)[] calls)
        {
            var language = new CompiledLanguageModel(model, 384, 64, "cpu");
            var logits = new float[384];
            foreach (var (ids, position) in calls)
            {
                language.Compute(ids, position, logits, default);
            }

            return logits;
        }

        var whole = Logits(([5, 6, 9], 0));
        Assert.Equal(whole, Logits(([5, 6, 7, 8], 0), ([9], 2)));
        Assert.NotEqual(whole, Logits(([5, 7], 0), ([9], 2)));
    }

    [Fact]
    public void An_interrupted_answer_keeps_what_has_come()
    {
        using var interruption = new Interruption();
        using var output = new InterruptingWriter(interruption, after: 3);
        var code = new GenerateCommand(output, TextWriter.Null, interruption).Run(
            ModelReference.Find(TinyFolder.Gpt2(true)),
            new("<7>", Spelled.Value, 50, new() { Temperature = 0 }, [], Json: false),
            AsUsual
        );
        Assert.Equal(Interruption.ExitCode, code);
        Assert.Equal(3, output.ToString().Count(letter => letter == '<'));
    }

    [Fact]
    public void A_terminal_is_told_how_fast_it_was()
    {
        var answer = new Answer { LoadSeconds = 1 };
        answer.Add(new(1, "a"), 0.5);
        Assert.Equal("1 tokens, the first after 0.50 s; interrupted", answer.ToString());
        answer.Add(new(2, "b"), 0.75);
        answer.Add(new(3, "c"), 1);
        answer.Add(new(null, "") { End = new(EndReason.MaxTokens, 1, 0, 3) }, 1.1);
        Assert.Equal("3 tokens, 4.0 tokens per second, the first after 0.50 s; max tokens", answer.ToString());
        Assert.Equal(("abc", "max_tokens"), (answer.Text, answer.Reason));
    }

    private static string[] Words(params string[] more) =>
        ["generate", TinyFolder.Gpt2(true), "--prompt", "I had", "--max-tokens", "16", .. more];

    private static (long[] Prompt, long[] All) Greedy(string folder)
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "golden.json")));
        var greedy = golden.RootElement.GetProperty("greedy");
        return (greedy.GetProperty("prompt").Longs(), greedy.GetProperty("ids").Longs());
    }

    private static JsonNode Json(string[] args)
    {
        var call = Call.Of([.. args, "--json"]);
        Assert.Equal("", call.Error);
        return JsonNode.Parse(call.Output)!;
    }

    /// <summary>Presses Ctrl-C after some pieces of text.</summary>
    private sealed class InterruptingWriter(Interruption interruption, int after) : StringWriter
    {
        private int pieces;

        public override Task WriteAsync(string? value)
        {
            Write(value);
            if (++pieces == after)
            {
                interruption.Cancel();
            }

            return Task.CompletedTask;
        }
    }
}
