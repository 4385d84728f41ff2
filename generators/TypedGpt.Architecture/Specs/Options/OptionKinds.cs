using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Specs;

/// <summary>The kinds of options, each with how its value is read.</summary>
internal static class OptionKinds
{
    /// <summary>What every model counts.</summary>
    public static Option<int> Size(string name, int example, string meaning, int blame = 0) =>
        new(name, new Value.Integer(example), meaning, "an error, TGPT1003", 0, Whole)
        {
            IsRequired = true,
            Bounds = Bounds.Size,
            Blame = blame,
            ExampleOf = "GPT-2 124M",
        };

    /// <summary>What some models count, or what has a usual size.</summary>
    public static Option<int?> OptionalSize(
        string name,
        int example,
        string exampleOf,
        string meaning,
        string leftOut,
        int blame = 0,
        params Argument[] beside
    ) =>
        new(name, new Value.Integer(example), meaning, leftOut, null, value => Whole(value))
        {
            Bounds = Bounds.Size,
            Blame = blame,
            ExampleOf = exampleOf,
            Beside = beside,
        };

    /// <summary>A whole number that may be 0, and is 0 where it is left out.</summary>
    public static Option<int> Count(
        string name,
        int example,
        string exampleOf,
        string meaning,
        params Argument[] beside
    ) =>
        new(name, new Value.Integer(example), meaning, "0", 0, Whole)
        {
            Bounds = Bounds.Count,
            ExampleOf = exampleOf,
            Beside = beside,
        };

    /// <summary>A probability of zeroing.</summary>
    public static Option<double> Rate(string name, string meaning, Option<double>? common = null) =>
        new(name, new Value.Real(0.1), meaning, common is null ? "0" : $"`{common.Name}`", 0, Number, common)
        {
            Bounds = Bounds.Rate,
        };

    /// <summary>Something that a model has or has not.</summary>
    public static Option<bool> Flag(string name, string meaning, params Argument[] beside) =>
        new(name, new Value.Flag(true), meaning, "false", false, IsSet) { Beside = beside };

    /// <summary>Something that a model has unless it is said not to.</summary>
    public static Option<bool> Unless(string name, string meaning, params Argument[] beside) =>
        new(name, new Value.Flag(false), meaning, "true", true, IsSet) { Beside = beside };

    /// <summary>Something of which other options decide where nothing is said.</summary>
    public static Option<bool?> Tristate(
        string name,
        bool example,
        string meaning,
        string leftOut,
        params Argument[] beside
    ) => new(name, new Value.Flag(example), meaning, leftOut, null, value => IsSet(value)) { Beside = beside };

    /// <summary>A number above 0 that only some models have.</summary>
    public static Option<double?> Factor(
        string name,
        double example,
        string exampleOf,
        string meaning,
        string leftOut,
        params Argument[] beside
    ) =>
        new(name, new Value.Real(example), meaning, leftOut, null, value => Number(value))
        {
            Bounds = Bounds.Spread,
            ExampleOf = exampleOf,
            Beside = beside,
        };

    /// <summary>A number above 0 with a usual value.</summary>
    public static Option<double> Usual(
        string name,
        double example,
        string exampleOf,
        string meaning,
        double usual,
        params Argument[] beside
    ) =>
        new(name, new Value.Real(example), meaning, Numbers.Text(usual), usual, Number)
        {
            Bounds = Bounds.Spread,
            ExampleOf = exampleOf,
            Beside = beside,
        };

    /// <summary>One of several.</summary>
    public static Option<T> Choice<T>(
        string name,
        T example,
        string exampleOf,
        string meaning,
        string leftOut,
        params Argument[] beside
    )
        where T : struct, Enum =>
        new(
            name,
            new Value.Text(example.ToString()),
            meaning,
            leftOut,
            default,
            value => Enum.TryParse(value.ToString(), out T choice) ? choice : default
        )
        {
            Names = Enum.GetNames(typeof(T)),
            ExampleOf = exampleOf,
            Beside = beside,
        };

    /// <summary>Numbers of layers, counted from 0.</summary>
    public static Option<EquatableArray<int>> LayerNumbers(
        string name,
        int[] example,
        string exampleOf,
        string meaning,
        params Argument[] beside
    ) =>
        new(
            name,
            new Value.List(example.Select(at => (Value)new Value.Integer(at)).ToEquatableArray()),
            meaning,
            "none",
            [],
            value => Items(value).OfType<Value.Integer>().Select(item => Whole(item)).ToEquatableArray()
        )
        {
            ExampleOf = exampleOf,
            Beside = beside,
        };

    /// <summary>A number for each of something.</summary>
    public static Option<EquatableArray<double>> Factors(
        string name,
        double[] example,
        string exampleOf,
        string meaning,
        params Argument[] beside
    ) =>
        new(
            name,
            new Value.List(example.Select(factor => (Value)new Value.Real(factor)).ToEquatableArray()),
            meaning,
            "none",
            [],
            value => Items(value).OfType<Value.Real>().Select(item => item.Number).ToEquatableArray()
        )
        {
            ExampleOf = exampleOf,
            Beside = beside,
        };

    public static Option<string> Text(string name, string example, string meaning, string leftOut) =>
        new(name, new Value.Text(example), meaning, leftOut, "", value => value.ToString());

    /// <summary>A value beside which an example stands.</summary>
    public static Argument Beside(string name, object value) => new(name, Value.Of(value));

    public static double Number(Value value) => ((Value.Real)value).Number;

    public static int Whole(Value value) => checked((int)((Value.Integer)value).Number);

    private static bool IsSet(Value value) => ((Value.Flag)value).IsSet;

    private static IEnumerable<Value> Items(Value value) => ((Value.List)value).Items;
}
