using System.CommandLine;

namespace TypedGpt.Cli.Tokenize;

/// <summary>The words of <c>typedgpt tokenize</c>.</summary>
internal static class TokenizeVerb
{
    private static readonly Option<string> Model = new("--model", "-m")
    {
        Description =
            "A tokenizer's file (tokenizer.json, .model, .tiktoken, .gguf), a folder with one, or a class that comes along.",
        HelpName = "MODEL",
        Required = true,
    };

    private static readonly Option<string?> Text = new("--text")
    {
        Description = "The text; with --decode ids with spaces or commas between.",
        HelpName = "TEXT",
    };

    private static readonly Option<string?> Lines = new("--lines")
    {
        Description =
            "A file with an object on each line: {\"text\": \"..\", \"special\": true}, with --decode {\"ids\": [..]}. - is the standard input.",
        HelpName = "FILE.jsonl",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print an object on each line." };
    private static readonly Option<bool> Bos = new("--bos")
    {
        Description = "Put the token in front that begins a text.",
    };
    private static readonly Option<bool> Eos = new("--eos") { Description = "Put the token behind that ends a text." };

    private static readonly Option<bool> NoSpecial = new("--no-special")
    {
        Description = "Take special tokens in the text for text; with --decode leave them out.",
    };

    private static readonly Option<bool> Decode = new("--decode") { Description = "The other way: ids to text." };

    /// <summary>The verb.</summary>
    /// <param name="output">Where results go.</param>
    public static Command Create(TextWriter output)
    {
        var verb = new Command("tokenize", "The ids of a text, or the text of ids.")
        {
            Model,
            Text,
            Lines,
            Decode,
            Bos,
            Eos,
            NoSpecial,
            Json,
        };
        verb.Validators.Add(call =>
        {
            var hasText = call.GetResult(Text) is not null;
            if (hasText == call.GetResult(Lines) is not null)
            {
                call.AddError(
                    hasText ? "Give --text or --lines, not both." : "Give --text TEXT or --lines FILE.jsonl."
                );
            }
            else if (call.GetValue(Decode) && (call.GetValue(Bos) || call.GetValue(Eos)))
            {
                call.AddError("--bos and --eos say what is put around a text; leave them out with --decode.");
            }
        });
        verb.SetAction(call =>
            Plain.Run(() =>
                new TokenizeCommand(
                    TokenizerOf.Model(call.GetValue(Model)!),
                    new(call.GetValue(Bos), call.GetValue(Eos), !call.GetValue(NoSpecial), call.GetValue(Json)),
                    output
                ).Run(call.GetValue(Text), call.GetValue(Lines), call.GetValue(Decode))
            )
        );
        return verb;
    }
}
