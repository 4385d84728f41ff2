using System.CommandLine;
using System.Globalization;
using TypedGpt.Cli.Tokenize;

namespace TypedGpt.Cli.Template;

/// <summary>The words of <c>typedgpt template</c>.</summary>
internal static class TemplateVerb
{
    private static readonly Option<string?> Model = new("--model", "-m")
    {
        Description = "A folder or file with a chat template: tokenizer_config.json, chat_template.jinja, .gguf.",
        HelpName = "MODEL",
    };

    private static readonly Option<string?> Source = new("--template")
    {
        Description = "A file with a template alone.",
        HelpName = "FILE.jinja",
    };

    private static readonly Option<string> Context = new("--context")
    {
        Description = "What the template sees: messages, add_generation_prompt, tools. - is the standard input.",
        HelpName = "FILE.json",
        Required = true,
    };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "Which of a model's templates; the one that fits when left out.",
        HelpName = "NAME",
    };

    private static readonly Option<DateTime?> Now = new("--now")
    {
        Description = "The time that the template writes.",
        HelpName = "2025-07-10T12:00:00",
        CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            if (
                DateTime.TryParse(
                    word,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
                    out var time
                )
            )
            {
                return time;
            }

            result.AddError($"'{word}' is no time; write it as 2025-07-10T12:00:00.");
            return null;
        },
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print an object with the text and its segments.",
    };

    /// <summary>The verb.</summary>
    /// <param name="output">Where results go.</param>
    public static Command Create(TextWriter output)
    {
        var verb = new Command("template", "A conversation as its chat template renders it.")
        {
            Model,
            Source,
            Context,
            Name,
            Now,
            Json,
        };
        verb.Validators.Add(call =>
        {
            if (call.GetResult(Model) is null == call.GetResult(Source) is null)
            {
                call.AddError("Give --model MODEL or --template FILE.jinja.");
            }
        });
        verb.SetAction(call =>
            Plain.Run(() =>
                TemplateCommand.Run(
                    call.GetValue(Model) ?? call.GetValue(Source)!,
                    call.GetValue(Context)!,
                    call.GetValue(Name),
                    call.GetValue(Now),
                    call.GetValue(Json),
                    output
                )
            )
        );
        return verb;
    }
}
