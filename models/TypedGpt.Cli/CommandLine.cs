using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using TypedGpt.Architecture.Rules;
using TypedGpt.Cli.Demo;
using TypedGpt.Cli.Drawing;
using TypedGpt.Cli.Generate;
using TypedGpt.Cli.Naming;
using TypedGpt.Cli.Natives;
using TypedGpt.Cli.New;
using TypedGpt.Cli.Perplexity;
using TypedGpt.Cli.Running;
using TypedGpt.Cli.Summary;
using TypedGpt.Cli.Template;
using TypedGpt.Cli.Tokenize;
using TypedGpt.Cli.UserModels;
using TypedGpt.Models;
using TypedGpt.Torch.Natives;

namespace TypedGpt.Cli;

/// <summary>The verbs of the command line. No stack trace reaches a user: what goes wrong is said in one line.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int Misused = 2;

    /// <summary>The columns of the help, as terminals begin.</summary>
    private const int HelpWidth = 80;

    /// <summary>How the command line is called.</summary>
    public static string Name { get; } = CommandName.Of(AppContext.BaseDirectory);

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON for machines instead." };

    private static readonly Option<string?> Picture = new("--output", "--out", "-o")
    {
        Description = "Write the picture to this file instead of printing it.",
        HelpName = "FILE.svg",
    };

    private static readonly Option<string?> Logits = new("--out", "--output", "-o")
    {
        Description = "Write the logits of all positions to this file.",
        HelpName = "FILE.safetensors",
    };

    private static readonly Option<BigInteger[]> Ids = new("--ids")
    {
        Description = "The ids of the tokens, with spaces or commas between.",
        HelpName = "\"1 2 3\"",
        Required = true,
        CustomParser = IdsOf,
    };

    private static readonly Option<string> From = new("--from")
    {
        Description = "The folder with the config.json.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string?> ClassName = new("--name")
    {
        Description = "The name of the class; the folder's when left out.",
        HelpName = "NAME",
    };

    private static readonly Option<string?> Target = new("--out", "--output", "-o")
    {
        Description = "The folder of the project; ./NAME when left out.",
        HelpName = "DIR",
    };

    private static readonly Option<string?> Packages = new("--packages")
    {
        Description = "The folder of TypedGpt's packages; artifacts/packages is found.",
        HelpName = "DIR",
    };

    /// <summary>Runs the command line.</summary>
    /// <param name="args">Its words.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where the one line goes that says what is wrong.</param>
    /// <param name="width">The columns of the terminal; null to ask it.</param>
    /// <returns>0 where all went well, 1 where something failed, 2 where the call was wrong.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error, int? width = null)
    {
        try
        {
            return Invoke(args, output, error, width);
        }
        catch (Exception wrong)
        {
            error.WriteLine($"typedgpt: {wrong.GetBaseException().Message.Split('\n')[0].TrimEnd(' ', '\r', ':')}");
            return wrong is MisuseError ? Misused : Failed;
        }
    }

    /// <summary>A method of its own, so that what the first use of torch throws is thrown inside the caller's try.</summary>
    private static int Invoke(string[] args, TextWriter output, TextWriter error, int? width)
    {
        MemoryAllocation.KeepFreedMemory();
        var root = Root(output, error, width);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (Misuse(root, parsed) is { } misuse)
        {
            throw new MisuseError(misuse);
        }

        return parsed.Invoke(
            new()
            {
                EnableDefaultExceptionHandler = false,
                Output = output,
                Error = error,
            }
        );
    }

    private static Command Root(TextWriter output, TextWriter error, int? width)
    {
        var demo = new Command(
            "demo",
            "GPT-2 124M step by step, from a placeholder to generated text; or your own model."
        )
        {
            Json,
        }.AboutModel();
        demo.SetAction(call =>
        {
            var model = call.ModelOrNone();
            TorchNatives.Load(error);
            return model is null
                ? new DemoCommand(output, width, call.GetValue(Json)).Run()
                : UserDemo.Run(model, output, width, call.GetValue(Json));
        });

        var summary = new Command("summary", "The layers of a model with shapes, parameters, bytes and FLOPs.")
        {
            Json,
        }.AboutModel();
        summary.SetAction(call => SummaryCommand.Run(call.Model(), output, width, call.GetValue(Json)));

        var draw = new Command("draw", "The architecture of a model as an SVG picture.") { Picture }.AboutModel();
        draw.SetAction(call => DrawCommand.Run(call.Model(), output, call.GetValue(Picture)));

        var logits = new Command("logits", "What a model says comes after some tokens.")
        {
            Ids,
            Json,
            Logits,
        }.RunsModel();
        logits.SetAction(call =>
            new LogitsCommand(output, error, width).Run(
                call.Model(),
                call.GetValue(Ids)!,
                call.Running(),
                call.GetValue(Logits),
                call.GetValue(Json)
            )
        );

        var create = new Command("new", "A project with the class of a config.json, ready to build and run.")
        {
            From,
            ClassName,
            Target,
            Packages,
        };
        create.SetAction(call =>
            NewCommand.Run(
                new(call.GetValue(From)!, call.GetValue(ClassName), call.GetValue(Target), call.GetValue(Packages)),
                output
            )
        );

        return new(
            Name,
            $"""
            GPT models, defined by one attribute and checked by the compiler.

            A MODEL is a folder with a config.json (as Hugging Face has them), such a
            file, a file of weights beside one, a .gguf file, a class of your own
            (my.dll:Letters, or the folder of its project), or a class that comes along:
            {Listed(ModelCatalog.Entries.Select(entry => entry.Name))}

            {Call()}
            """
        )
        {
            demo,
            summary,
            draw,
            logits,
            GenerateVerb.Create(output, error),
            PerplexityVerb.Create(output, error),
            create,
            TokenizeVerb.Create(output),
            TemplateVerb.Create(output),
            new HelpOption { Action = new HelpAction { MaxWidth = width ?? HelpWidth } },
            new VersionOption(),
        };
    }

    /// <summary>What the name of the command is, where it is none that is installed.</summary>
    private static string Call() =>
        Name == CommandName.Script
            ? $"{Name} is a script in the folder of the checkout, the same as\n'dotnet run -c Release --project models/TypedGpt.Cli --'."
            : "";

    /// <summary>Words with commas between, in lines as long as help has them.</summary>
    private static string Listed(IEnumerable<string> words)
    {
        const int indented = HelpWidth - 2;
        var lines = new List<string> { "" };
        foreach (var word in words)
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]}, {word}";
            if (longer.Length < indented)
            {
                lines[^1] = longer;
            }
            else
            {
                lines[^1] += ",";
                lines.Add(word);
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>The ids that a call gives: as large as they are written, since what is beyond a vocabulary is no misuse.</summary>
    private static BigInteger[]? IdsOf(ArgumentResult result)
    {
        var words = result.Tokens[0].Value.Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            result.AddError("--ids has no number. Give it one: --ids \"1 2 3\"");
            return null;
        }

        var ids = new List<BigInteger>();
        foreach (var word in words)
        {
            if (!BigInteger.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
            {
                result.AddError($"'{word}' is no number for --ids");
                return null;
            }

            ids.Add(id);
        }

        return [.. ids];
    }

    /// <summary>What is wrong with the words of a call; null for a right one.</summary>
    private static string? Misuse(Command root, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // What an argument takes, too, is an option where it looks like one: no model begins with a dash.
        var dashed = parsed.CommandResult.Tokens.Select(token => token.Value).Where(word => word.StartsWith('-'));
        if (parsed.UnmatchedTokens.Concat(dashed).FirstOrDefault() is { } unknown)
        {
            var isOption = unknown.StartsWith('-');
            var known = isOption
                ? command.Options.Select(option => option.Name)
                : root.Subcommands.Select(verb => verb.Name);
            var kind =
                isOption ? "option"
                : command == root ? "verb"
                : "argument";
            var listed = kind == "argument" ? [] : known.ToList();
            var all =
                listed.Count > 0 ? $"{char.ToUpperInvariant(kind[0])}{kind[1..]}s: {string.Join(", ", listed)}." : "";
            return $"unknown {kind} '{unknown}'. {Suggestion(unknown, listed)}{all}".TrimEnd();
        }

        if (parsed.Errors is not [var first, ..])
        {
            return null;
        }

        return command == root && parsed.Tokens.Count == 0
            ? $"give a verb; '{Name} --help' lists them."
            : $"{first.Message.TrimEnd('.')}. Try '{Name} {(command == root ? "" : command.Name + " ")}--help'.";
    }

    private static string Suggestion(string word, IEnumerable<string> known) =>
        Nearest.Word(word, known) is { } near ? $"Did you mean '{near}'? " : "";
}
