using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;
using TorchSharp;
using TypedGpt.Cli.Naming;
using TypedGpt.Torch;

namespace TypedGpt.Cli.Running;

/// <summary>Makes a named model ready to compute: its class, with its weights loaded or drawn, in evaluation mode.</summary>
internal static class RunningModel
{
    /// <summary>Says that a model's weights are drawn, where they are: what it computes then means nothing.</summary>
    public static void SayIfDrawn(NamedModel named, RunOptions options, TextWriter error)
    {
        if ((options.Weights ?? named.Weights) is null)
        {
            error.WriteLine(
                $"typedgpt: the weights of {named.Name} are drawn (seed {options.Seed ?? RunOptions.UsualSeed}), not trained. Give --weights FOLDER|FILE."
            );
        }
    }

    /// <param name="named">The model.</param>
    /// <param name="options">How it is held.</param>
    /// <param name="error">Where a bar says how far a long load is, if it is a terminal.</param>
    /// <exception cref="UserError">It has no weights, or there is no such device.</exception>
    public static GptModule Load(NamedModel named, RunOptions options, TextWriter error)
    {
        var weights = options.Weights ?? named.Weights;
        if (weights is null && options.Seed is null && !named.MayBeDrawn)
        {
            throw new UserError(
                $"{named.Name} has no weights beside its config.json. Give --weights FOLDER|FILE, or --seed N to draw them."
            );
        }

        if (weights is not null && !Path.Exists(weights))
        {
            throw new UserError($"there is no folder or file {weights}.");
        }

        var device = DeviceOf(options.Device);
        var model = weights is null ? Drawn(named, options, device) : Loaded(named, weights, options, device, error);
        model.eval();
        return model;
    }

    private static GptModule Loaded(
        NamedModel named,
        string weights,
        RunOptions options,
        torch.Device device,
        TextWriter error
    )
    {
        Type[] parameters =
        [
            typeof(string),
            typeof(torch.Device),
            typeof(torch.ScalarType?),
            typeof(IProgress<double>),
        ];
        var load =
            named.Type.GetMethod("LoadFrom", parameters)
            ?? throw new UserError(
                $"{named.Name} was built with another TypedGpt, which loads no weights. Build it with this one."
            );
        using var progress = LoadProgress.OfConsole(error);
        return (GptModule)Invoke(() => load.Invoke(null, [weights, device, options.Type, progress]))!;
    }

    private static GptModule Drawn(NamedModel named, RunOptions options, torch.Device device)
    {
        torch.manual_seed(options.Seed ?? RunOptions.UsualSeed);
        var model = (GptModule)Invoke(() => Activator.CreateInstance(named.Type))!;
        model.to(device, options.Type);
        return model;
    }

    /// <summary>What a member that is called by name throws, as it threw it.</summary>
    private static object? Invoke(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static torch.Device DeviceOf(string name)
    {
        // Torch throws where it is asked for a device of a kind that this machine has not.
        var isThere =
            name == "cpu"
            || (
                name == "mps"
                    ? torch.mps_is_available()
                    : torch.cuda.device_count()
                        > (name.Split(':') is [_, var index] ? int.Parse(index, CultureInfo.InvariantCulture) : 0)
            );
        return isThere
            ? torch.device(name)
            : throw new UserError(
                $"torch finds no device {name} here. Leave --device out to compute on the processor."
            );
    }
}
