using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Emission;

namespace TypedGpt.Architecture.Specs;

/// <summary>The values that a configuration gives, by name; what was left out is not in it.</summary>
internal sealed record Arguments(EquatableArray<Argument> Values)
{
    public static Arguments Of(IEnumerable<Argument> values) =>
        new(values.OrderBy(value => value.Name, System.StringComparer.Ordinal).ToEquatableArray());

    public bool Has(string name) => Find(name) is not null;

    /// <summary>The value of <paramref name="name"/>; null when it was left out or could not be evaluated.</summary>
    public object? this[string name] => Find(name)?.Value;

    public int Int(string name, int otherwise = 0) => this[name] is int value ? value : otherwise;

    public double Double(string name, double otherwise = 0) => this[name] is double value ? value : otherwise;

    public bool Bool(string name, bool otherwise = false) => this[name] is bool value ? value : otherwise;

    private Argument? Find(string name) => Values.FirstOrDefault(value => value.Name == name);
}
