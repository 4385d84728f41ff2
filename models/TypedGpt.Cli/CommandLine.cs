using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using TypedGpt.Architecture.Rules;
using TypedGpt.Cli.Demo;
using TypedGpt.Cli.Drawing;
using TypedGpt.Cli.Summary;
using TypedGpt.Cli.Template;
using TypedGpt.Cli.Tokenize;
using TypedGpt.Models;
using TypedGpt.Torch.Natives;

namespace TypedGpt.Cli;

/// <summary>The verbs of the command line. No stack trace reaches a user: what goes wrong is said in one line.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int Misused = 2;

    /// <summary>How the command line is called, from the folder of the checkout.</summary>
    public const string Name = "./typedgpt";

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON for machines instead." };

    private static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "Write the picture to this file instead of printing it.",
        HelpName = "FILE.svg",
    };

    private static readonly Argument<string> Model = new("MODEL")
    {
        Description = $"One of {string.Join(", ", ModelCatalog.Entries.Select(entry => entry.Name))}.",
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
        catch (UserError wrong)
        {
            error.WriteLine($"typedgpt: {wrong.Message}");
            return Misused;
        }
        catch (Exception unexpected) when (unexpected is not OutOfMemoryException)
        {
            error.WriteLine($"typedgpt: {unexpected.GetBaseException().Message.Split('\n')[0]}");
            return Failed;
        }
    }

    /// <summary>A method of its own, so that what the first use of torch throws is thrown inside the caller's try.</summary>
    private static int Invoke(string[] args, TextWriter output, TextWriter error, int? width)
    {
        MemoryAllocation.KeepFreedMemory();
        var root = Root(output, width);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (Misuse(root, parsed) is { } misuse)
        {
            throw new UserError(misuse);
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

    private static Command Root(TextWriter output, int? width)
    {
        var demo = new Command("demo", "GPT-2 124M step by step, from a placeholder to generated text.") { Json };
        demo.SetAction(call => new DemoCommand(output, width, call.GetValue(Json)).Run());

        var summary = new Command("summary", "The layers of a model with shapes, parameters, bytes and FLOPs.")
        {
            Model,
            Json,
        };
        summary.SetAction(call => SummaryCommand.Run(Find(call), output, width, call.GetValue(Json)));

        var draw = new Command("draw", "The architecture of a model as an SVG picture.") { Model, Output };
        draw.SetAction(call => DrawCommand.Run(Find(call), output, call.GetValue(Output)));

        return new(
            Name,
            $"""
            GPT models, defined by one attribute and checked by the compiler.
            {Name} is a script in the folder of the checkout; 'dotnet run -c Release --project models/TypedGpt.Cli --' is the same.
            """
        )
        {
            demo,
            summary,
            draw,
            TokenizeVerb.Create(output),
            TemplateVerb.Create(output),
            new HelpOption(),
            new VersionOption(),
        };
    }

    private static ModelEntry Find(ParseResult call)
    {
        var name = call.GetValue(Model)!;
        if (ModelCatalog.Find(name) is { } entry)
        {
            return entry;
        }

        var names = ModelCatalog.Entries.SelectMany(model => new[] { model.Name, model.Alias }).ToList();
        throw new UserError(
            $"there is no model '{name}'. {Suggestion(name, names)}Models: {string.Join(", ", ModelCatalog.Entries.Select(model => model.Name))}."
        );
    }

    /// <summary>What is wrong with the words of a call; null for a right one.</summary>
    private static string? Misuse(Command root, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var unknown, ..])
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
