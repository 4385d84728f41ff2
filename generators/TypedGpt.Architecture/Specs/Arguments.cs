using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Specs;

/// <summary>The values that a configuration gives, by name; what was left out is not in it.</summary>
internal sealed record Arguments(EquatableArray<Argument> Values)
{
    public static Arguments None { get; } = new([]);

    /// <summary>The values in the order of their names; of a name that is given twice, the first.</summary>
    public static Arguments Of(IEnumerable<Argument> values) =>
        new(
            values
                .GroupBy(value => value.Name)
                .Select(group => group.First())
                .OrderBy(value => value.Name, StringComparer.Ordinal)
                .ToEquatableArray()
        );

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether a small attribute is there, with or without values.</summary>
    public bool HasAttribute(string attribute) =>
        Values.Any(value =>
            value.Name.StartsWith(attribute, StringComparison.Ordinal)
            && (value.Name.Length == attribute.Length || value.Name[attribute.Length] == '.')
        );

    /// <summary>The value of <paramref name="name"/>; null when it was left out or could not be evaluated.</summary>
    public Value? this[string name] => Find(name)?.Value;

    /// <summary>The same with another value of <paramref name="name"/>.</summary>
    public Arguments With(string name, Value value) => Of([new(name, value), .. Values]);

    private Argument? Find(string name) => Values.FirstOrDefault(value => value.Name == name);
}
