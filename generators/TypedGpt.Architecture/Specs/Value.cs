using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Specs;

/// <summary>A value of a configuration, whatever it was read from. Equal values are equal, lists too.</summary>
internal abstract record Value
{
    private Value() { }

    internal sealed record Integer(long Number) : Value;

    internal sealed record Real(double Number) : Value;

    internal sealed record Flag(bool IsSet) : Value;

    internal sealed record Text(string Content) : Value;

    internal sealed record List(EquatableArray<Value> Items) : Value;

    /// <summary>The value of a constant; null for what no configuration can hold.</summary>
    public static Value? Of(object? constant) =>
        constant switch
        {
            bool flag => new Flag(flag),
            string text => new Text(text),
            float or double => new Real(Convert.ToDouble(constant, CultureInfo.InvariantCulture)),
            sbyte or byte or short or ushort or int or uint or long => new Integer(
                Convert.ToInt64(constant, CultureInfo.InvariantCulture)
            ),
            IEnumerable items => ListOf(items.Cast<object?>().Select(Of)),
            _ => null,
        };

    /// <summary>A list; null where one of the items is no value.</summary>
    public static Value? ListOf(IEnumerable<Value?> items)
    {
        var values = items.ToList();
        return values.Contains(null) ? null : new List(values.Select(value => value!).ToEquatableArray());
    }

    /// <summary>The value as C# writes it, whatever the culture; a text without quotes.</summary>
    public sealed override string ToString() =>
        this switch
        {
            Integer { Number: var number } => number.ToString(CultureInfo.InvariantCulture),
            Real { Number: var number } => Numbers.Text(number),
            Flag { IsSet: var isSet } => isSet ? "true" : "false",
            Text { Content: var content } => content,
            List { Items: var items } => $"[{string.Join(", ", items)}]",
            _ => "",
        };
}
