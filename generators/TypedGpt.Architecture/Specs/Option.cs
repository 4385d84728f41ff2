using System;
using System.Collections.Generic;

namespace TypedGpt.Architecture.Specs;

/// <summary>
/// One option of a model, and all that is known about it in one place: whoever reads, checks, documents or tries options
/// goes through <see cref="Options.All"/>.
/// </summary>
/// <param name="name">The property of the attribute.</param>
/// <param name="example">A value that is right for GPT-2 124M, which has every size of it.</param>
/// <param name="meaning">What it says, for the table of options.</param>
/// <param name="leftOut">What holds where it is left out, for the table of options.</param>
internal abstract class Option(string name, Value example, string meaning, string leftOut)
{
    public string Name => name;

    public Value Example => example;

    public string Meaning => meaning;

    public string LeftOut => leftOut;

    /// <summary>Whether there is no model without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The range of a number.</summary>
    public Bounds? Bounds { get; init; }

    /// <summary>The options that leave no room for it, each with why and the way out: <c>whose .. : ..</c>.</summary>
    public IReadOnlyList<(Option Other, string Why)> ExcludedBy { get; init; } = [];

    /// <summary>
    /// For a size that can be made smaller where the model is too large to count: how early it is blamed. 0 for the others.
    /// </summary>
    public int Blame { get; init; }

    /// <summary>What kind of constant it is, for readers.</summary>
    public string Kind =>
        Example switch
        {
            Value.Integer => "integer",
            Value.Flag => "boolean",
            Value.Text => "text",
            Value.List => "list",
            _ => "number",
        };

    /// <summary>Whether it counts something.</summary>
    public bool IsSize => Bounds == Bounds.Size;

    /// <summary>The option whose place it takes, where there is one.</summary>
    public abstract Option? Common { get; }

    /// <summary>Whether a configuration says something of it that is not what holds anyway.</summary>
    public bool IsSet(Arguments arguments) => arguments[Name] is { } value && !value.Equals(Value.Of(DefaultValue));

    /// <summary>Its value when it is left out, as the attribute's property gives it; null where there is none.</summary>
    public abstract object? DefaultValue { get; }
}

/// <summary>An option of a known type.</summary>
/// <typeparam name="T">What it is read as.</typeparam>
internal sealed class Option<T>(
    string name,
    Value example,
    string meaning,
    string leftOut,
    T otherwise,
    Func<Value, T> read,
    Option<T>? common = null
) : Option(name, example, meaning, leftOut)
{
    public override Option? Common => common;

    public override object? DefaultValue => otherwise;

    /// <summary>What a configuration says of it, or what holds where it says nothing.</summary>
    public T Of(Arguments arguments) =>
        arguments[Name] is { } value && value.GetType() == Example.GetType() ? read(value)
        : common is null ? otherwise
        : common.Of(arguments);
}
