using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TorchSharp;
using TypedGpt.Cli.Running;

namespace TypedGpt.Cli.Naming;

/// <summary>The words with which every verb says which model it means, and how it is to run.</summary>
internal static class ModelWords
{
    private static readonly string[] Types = ["float32", "bfloat16", "float16"];

    private static readonly Argument<string?> First = new("MODEL")
    {
        Description = "A folder with a config.json, a file, or a class that comes along.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Named = new("--model", "-m")
    {
        Description = "A folder, a file, or a class that comes along.",
        HelpName = "MODEL",
    };

    private static readonly Option<string?> Weights = new("--weights")
    {
        Description = "Where its weights lie.",
        HelpName = "FOLDER|FILE",
    };

    private static readonly Option<long?> Seed = SeedOf(
        $"Draws the weights where there are none; {RunOptions.UsualSeed} for a class."
    );

    private static readonly Option<string> Type = new("--type")
    {
        Description = "The type of its numbers.",
        HelpName = string.Join('|', Types),
        DefaultValueFactory = _ => Types[0],
    };

    private static readonly Option<string> Device = new("--device")
    {
        Description = "Where it computes.",
        HelpName = "cpu|cuda|cuda:N|mps",
        DefaultValueFactory = _ => "cpu",
    };

    static ModelWords()
    {
        Type.Validators.Add(result => Demand(result, Types.Contains, $"is no type: {string.Join(", ", Types)} are"));
        Device.Validators.Add(result =>
            Demand(result, IsDevice, "is no device: cpu, cuda, cuda:N with the number of a GPU, and mps are")
        );
    }

    /// <summary>A verb that is about a model.</summary>
    public static Command AboutModel(this Command verb)
    {
        verb.Add(First);
        verb.Add(Named);
        return verb;
    }

    /// <summary>A verb that runs one.</summary>
    public static Command RunsModel(this Command verb)
    {
        AboutModel(verb);
        return Computes(verb, Seed);
    }

    /// <summary>A verb that runs one and whose own argument is something else, so that the model is named by its option.</summary>
    public static Command RunsNamedModel(this Command verb)
    {
        verb.Add(Named);
        return Computes(verb, Seed);
    }

    /// <summary>A verb that runs one and draws more than weights from the seed.</summary>
    public static Command RunsModel(this Command verb, Option<long?> seed)
    {
        AboutModel(verb);
        return Computes(verb, seed);
    }

    /// <summary>The option of a seed.</summary>
    /// <param name="description">What is drawn from it.</param>
    public static Option<long?> SeedOf(string description) =>
        new("--seed")
        {
            Description = description,
            HelpName = "N",
            CustomParser = result => Number(result),
        };

    private static Command Computes(Command verb, Option<long?> seed)
    {
        verb.Add(Weights);
        verb.Add(seed);
        verb.Add(Type);
        verb.Add(Device);
        return verb;
    }

    /// <summary>The model that a call names.</summary>
    /// <exception cref="MisuseError">It names none, or two.</exception>
    public static NamedModel Model(this ParseResult call)
    {
        var verb = call.CommandResult.Command;
        var option = verb.Arguments.Contains(First) ? "" : "--model ";
        return call.ModelOrNone()
            ?? throw new MisuseError(
                $"{verb.Name} needs a MODEL: {CommandLine.Name} {verb.Name} {option}MODEL. Try '{CommandLine.Name} {verb.Name} --help'."
            );
    }

    /// <summary>The same; null where the call names none.</summary>
    /// <exception cref="MisuseError">It names two.</exception>
    public static NamedModel? ModelOrNone(this ParseResult call) =>
        (call.GetValue(First), call.GetValue(Named)) switch
        {
            ({ Length: > 0 } one, { Length: > 0 } other) => throw new MisuseError(
                $"'{one}' and '{other}' are two models, and {call.CommandResult.Command.Name} takes one."
            ),
            ({ Length: > 0 } words, _) => ModelReference.Find(words),
            (_, { Length: > 0 } words) => ModelReference.Find(words),
            _ => null,
        };

    /// <summary>How a call wants it to run.</summary>
    public static RunOptions Running(this ParseResult call) => call.Running(Seed);

    /// <summary>The same, for a verb with a seed of its own.</summary>
    public static RunOptions Running(this ParseResult call, Option<long?> seed) =>
        new(
            call.GetValue(Weights),
            call.GetValue(seed),
            Enum.Parse<torch.ScalarType>(call.GetValue(Type)!, ignoreCase: true),
            call.GetValue(Device)!
        );

    private static long? Number(ArgumentResult result)
    {
        var word = result.Tokens[0].Value;
        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        result.AddError($"'{word}' is no whole number for --seed");
        return null;
    }

    private static bool IsDevice(string word) =>
        word is "cpu" or "cuda" or "mps"
        || (
            word.StartsWith("cuda:", StringComparison.Ordinal)
            && word[5..] is { Length: > 0 and < 4 } index
            && index.All(char.IsAsciiDigit)
        );

    private static void Demand(OptionResult result, Func<string, bool> isRight, string otherwise)
    {
        if (result.Tokens is [{ Value: var word }] && !isRight(word))
        {
            result.AddError($"'{word}' {otherwise}");
        }
    }
}
