using System.CommandLine;
using System.Security.Cryptography;
using TypedGpt.Cli.Naming;
using TypedGpt.Cli.Tokenize;

namespace TypedGpt.Cli.Generate;

/// <summary>The words of <c>typedgpt generate</c>.</summary>
internal static class GenerateVerb
{
    /// <summary>Each token costs a pass over the whole text, so that a context of thousands is filled on demand only.</summary>
    private const int UsualTokens = 128;

    private static readonly Option<string> Prompt = new("--prompt", "-p")
    {
        Description = "The text that is continued; special tokens in it count.",
        HelpName = "TEXT",
        Required = true,
    };

    private static readonly Option<int> MaxTokens = NumberOption.Of(
        "--max-tokens",
        "How many tokens come at most.",
        UsualTokens,
        least: 1
    );

    private static readonly Option<float> Temperature = NumberOption.Of(
        "--temperature",
        "What logits are divided by; 0 takes the greatest.",
        usual: 1f,
        least: 0
    );

    private static readonly Option<int> TopK = NumberOption.Of(
        "--top-k",
        "Only so many of the likeliest tokens; 0 for all.",
        usual: 0,
        least: 0
    );

    private static readonly Option<float> TopP = NumberOption.Of(
        "--top-p",
        "Only the likeliest tokens with this probability together.",
        usual: 1f,
        least: 0,
        greatest: 1
    );

    private static readonly Option<float> MinP = NumberOption.Of(
        "--min-p",
        "Only tokens with this share of the greatest probability.",
        usual: 0f,
        least: 0,
        greatest: 1
    );

    private static readonly Option<long?> Seed = ModelWords.SeedOf(
        "Draws the tokens, and the weights where there are none. The same text each time; another one when left out."
    );

    private static readonly Option<string[]> Stop = new("--stop")
    {
        Description = "A text that ends the answer and is not shown; may be given several times.",
        HelpName = "TEXT",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print one object with text and ids at the end instead.",
    };

    static GenerateVerb() =>
        Stop.Validators.Add(result =>
        {
            if (result.Tokens.Any(word => word.Value.Length == 0))
            {
                result.AddError("--stop has no text. Leave it out, or give it one");
            }
        });

    /// <summary>The verb.</summary>
    /// <param name="output">Where the text goes.</param>
    /// <param name="error">Where it is said how fast it came.</param>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var verb = new Command(
            "generate",
            "Text that continues a prompt. Models have no cache here yet: each token computes the whole text again."
        )
        {
            Prompt,
            MaxTokens,
            Temperature,
            TopK,
            TopP,
            MinP,
            Stop,
            ModelTokenizer.Option,
            Json,
        }.RunsModel(Seed);
        verb.SetAction(call =>
            Plain.Run(() =>
            {
                using var interruption = new Interruption();
                return new GenerateCommand(output, error, interruption).Run(
                    call.Model(),
                    Request(call),
                    call.Running(Seed)
                );
            })
        );
        return verb;
    }

    private static GenerateRequest Request(ParseResult call) =>
        new(
            call.GetValue(Prompt)!,
            call.GetValue(ModelTokenizer.Option),
            call.GetValue(MaxTokens),
            new()
            {
                Temperature = call.GetValue(Temperature),
                TopK = call.GetValue(TopK),
                TopP = call.GetValue(TopP),
                MinP = call.GetValue(MinP),
                Seed = (ulong)(call.GetValue(Seed) ?? RandomNumberGenerator.GetInt32(int.MaxValue)),
            },
            call.GetValue(Stop) ?? [],
            call.GetValue(Json)
        );
}
