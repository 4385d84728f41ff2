using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Forward;

/// <summary>Collects the steps of a forward pass.</summary>
/// <param name="input">What it reads.</param>
/// <param name="reserved">Names that later steps have.</param>
internal sealed class Steps(Read input, IEnumerable<string>? reserved = null)
{
    /// <summary>The name of what a step gives and nobody reads.</summary>
    public const string Unnamed = "_";

    private readonly List<Step> steps = [];
    private readonly HashSet<string> names = [input.Name, .. reserved ?? []];

    /// <summary>What was collected so far.</summary>
    public EquatableArray<Step> All => steps.ToEquatableArray();

    /// <summary>Names a value; a name that is taken gets a number.</summary>
    public Op Let(string name, Op value)
    {
        AxesException.Unless(value.Results.Count == 1, $"A step of one name, {name},", "one value", Axes(value));
        return Named(value, name)[0];
    }

    /// <summary>Names the two values of an op that gives two.</summary>
    public (Op First, Op Second) Let(string first, string second, Op value)
    {
        AxesException.Unless(
            value.Results.Count == 2,
            $"A step of two names, {first} and {second},",
            "two values",
            Axes(value)
        );
        var named = Named(value, first, second);
        return (named[0], named[1]);
    }

    /// <summary>Names the three values of an op that gives three.</summary>
    public (Op First, Op Second, Op Third) Let(string first, string second, string third, Op value)
    {
        AxesException.Unless(
            value.Results.Count == 3,
            $"A step of three names, {first}, {second} and {third},",
            "three values",
            Axes(value)
        );
        var named = Named(value, first, second, third);
        return (named[0], named[1], named[2]);
    }

    /// <summary>Adds <paramref name="value"/> to a variable.</summary>
    public Op AddTo(Op variable, Op value)
    {
        var read = Variable(variable, value);
        steps.Add(new AddTo(read.Name, value));
        return read;
    }

    /// <summary>Gives a variable another value.</summary>
    public Op Replace(Op variable, Op value)
    {
        var read = Variable(variable, value);
        steps.Add(new Replace(read.Name, value));
        return read;
    }

    /// <summary>An empty line.</summary>
    public void Gap() => steps.Add(new Gap());

    /// <summary>Adds a step of another forward pass as it is.</summary>
    public void Add(Step step)
    {
        if (step is Let let)
        {
            names.UnionWith(let.Names);
        }

        steps.Add(step);
    }

    private Op[] Named(Op value, params string[] wanted)
    {
        var free = wanted.Select(Free).ToArray();
        Add(new Let(free.ToEquatableArray(), value));
        return value.Results.Zip(free, (result, name) => new Read(name, result.Axes, result.Range)).ToArray<Op>();
    }

    private string Free(string name)
    {
        var free = name;
        for (var number = 2; name != Unnamed && names.Contains(free); number++)
        {
            free = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    private static Read Variable(Op variable, Op value)
    {
        AxesException.Unless(
            variable is Read && variable.Axes.Equals(value.Axes),
            "An assignment",
            "a variable and a value of its axes",
            variable.Axes,
            value.Axes
        );
        return (Read)variable;
    }

    private static Axes[] Axes(Op value) => value.Results.Select(result => result.Axes).ToArray();
}
