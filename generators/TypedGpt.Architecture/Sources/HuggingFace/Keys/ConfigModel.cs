using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Sources.Json;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>The keys of a language model, and the options that a family makes of them.</summary>
internal sealed class ConfigModel(string text, JsonValue.Object json, List<ConfigProblem> problems, string path = "")
    : ConfigKeys(text, json, problems, path)
{
    private readonly List<Argument> arguments = [];
    private readonly List<OptionPlace> places = [];

    /// <summary>The keys around those of a language model that is a part of another; null where it is the whole.</summary>
    public ConfigKeys? Outer { get; init; }

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<ConfigProblem> Found => Problems;

    public Arguments Arguments => Arguments.Of(arguments);

    public EquatableArray<OptionPlace> Places => places.ToEquatableArray();

    /// <summary>
    /// Gives an option its value, instead of one given before; nothing where it holds anyway. The keys say where the value
    /// stands.
    /// </summary>
    public void Set<T>(Option<T> option, T value, params string[] keys)
    {
        if (ValueOf(value) is not { } known || (!option.IsRequired && known.Equals(Value.Of(option.DefaultValue))))
        {
            return;
        }

        Unset(option);
        arguments.Add(new(option.Name, known));
        if (keys.Select(Json.Find).FirstOrDefault(member => member is not null) is { } member)
        {
            places.Add(new(option.Name, member.Value.Start, member.Value.Length));
        }
    }

    /// <summary>Takes an option back that has no meaning without another.</summary>
    public void Unset(Option option)
    {
        arguments.RemoveAll(argument => argument.Name == option.Name);
        places.RemoveAll(place => place.Option == option.Name);
    }

    /// <summary>A size that a key says, as an option.</summary>
    public int SetSize(Option<int> option, int absent, params string[] keys)
    {
        var size = Size(absent, keys);
        Set(option, size, keys);
        return size;
    }

    /// <summary>A flag that a key says, as an option.</summary>
    public bool SetFlag(Option<bool> option, bool absent, params string[] keys)
    {
        var isSet = Flag(absent, keys);
        Set(option, isSet, keys);
        return isSet;
    }

    private static Value? ValueOf<T>(T value) =>
        value switch
        {
            EquatableArray<int> numbers => new Value.List(
                numbers.Select(number => (Value)new Value.Integer(number)).ToEquatableArray()
            ),
            EquatableArray<double> numbers => new Value.List(
                numbers.Select(number => (Value)new Value.Real(number)).ToEquatableArray()
            ),
            Enum choice => new Value.Text(choice.ToString()),
            _ => Value.Of(value),
        };
}
