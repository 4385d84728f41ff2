using System;
using System.Collections.Generic;
using System.Linq;

namespace TypedGpt.Architecture.Specs;

/// <summary>
/// One option of a model, and all that is known about it in one place: whoever reads, checks, documents or tries options
/// goes through <see cref="Options.All"/>.
/// </summary>
/// <param name="name">Its key: <c>NormEps</c>, or <c>Rotary.Theta</c> for a property of a small attribute.</param>
/// <param name="example">A value that is right for GPT-2 124M, with <see cref="Beside"/>.</param>
/// <param name="meaning">What it says, for the table of options.</param>
/// <param name="leftOut">What holds where it is left out, for the table of options.</param>
internal abstract class Option(string name, Value example, string meaning, string leftOut)
{
    /// <summary>The attribute of a model's class that has most of them.</summary>
    public const string ModelAttribute = "GptModel";

    /// <summary>Its key in a configuration: the property, behind the name of a small attribute where it is one of those.</summary>
    public string Name => name;

    /// <summary>The attribute that it is a property of, without <c>Attribute</c>.</summary>
    public string Attribute => name.IndexOf('.') is > 0 and var dot ? name.Substring(0, dot) : ModelAttribute;

    /// <summary>The property.</summary>
    public string Property => name.Substring(name.IndexOf('.') + 1);

    public Value Example => example;

    public string Meaning => meaning;

    public string LeftOut => leftOut;

    /// <summary>Whether there is no model without it, or where it is of a small attribute, no such attribute.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What has to be given beside its example, for without it the option would say nothing.</summary>
    public IReadOnlyList<Argument> Beside { get; init; } = [];

    /// <summary>The model that has the example, for messages.</summary>
    public string ExampleOf { get; init; } = "GPT-2";

    /// <summary>The range of a number.</summary>
    public Bounds? Bounds { get; init; }

    /// <summary>The options that leave no room for it, each with why and the way out: <c>whose .. : ..</c>.</summary>
    public IReadOnlyList<(Option Other, string Why)> ExcludedBy { get; init; } = [];

    /// <summary>
    /// For a size that can be made smaller where the model is too large to count: how early it is blamed. 0 for the others.
    /// </summary>
    public int Blame { get; init; }

    /// <summary>The values that a choice has, by name; none for what is no choice.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>What kind of constant it is, for readers.</summary>
    public string Kind =>
        Example switch
        {
            Value.Integer => "integer",
            Value.Flag => "boolean",
            Value.Text => Names.Count > 0 ? "choice" : "text",
            Value.List => "list",
            _ => "number",
        };

    /// <summary>Whether a value is of its kind, and for a choice one of its names.</summary>
    public bool IsReadable(Value? value) =>
        value?.GetType() == Example.GetType() && (Names.Count == 0 || Names.Contains(value.ToString()));

    /// <summary>Whether it counts something.</summary>
    public bool IsSize => Bounds == Bounds.Size;

    /// <summary>The option whose place it takes, where there is one.</summary>
    public abstract Option? Common { get; }

    /// <summary>Whether a configuration says something of it that is not what holds anyway.</summary>
    public bool IsSet(Arguments arguments) => arguments[Name] is { } value && !value.Equals(Value.Of(DefaultValue));

    /// <summary>Its value when it is left out, as the attribute's property gives it, a choice by name; null where there is none.</summary>
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

    public override object? DefaultValue => otherwise is Enum choice ? choice.ToString() : otherwise;

    /// <summary>What a configuration says of it, or what holds where it says nothing.</summary>
    public T Of(Arguments arguments) =>
        arguments[Name] is { } value && value.GetType() == Example.GetType() ? read(value)
        : common is null ? otherwise
        : common.Of(arguments);
}
