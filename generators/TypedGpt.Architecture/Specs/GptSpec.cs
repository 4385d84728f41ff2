using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Specs;

/// <summary>
/// One model as its user described it: the configuration, and the layers and dimensions declared in the class. Made of
/// values only, so that two equal descriptions are equal.
/// </summary>
internal sealed record GptSpec(ModelDeclaration Declaration, Arguments Arguments, UserSpec User)
{
    /// <summary>What is wrong with the config.json that it is read from.</summary>
    public EquatableArray<ConfigProblem> ConfigProblems { get; init; }

    /// <summary>What the configuration says of an option, or what holds where it says nothing.</summary>
    public T Get<T>(Option<T> option) => option.Of(Arguments);

    /// <summary>Whether a small attribute is there, such as <c>Rotary</c>.</summary>
    public bool Has(string attribute) => Arguments.HasAttribute(attribute);

    /// <summary>The same model with another value of an option that counts something.</summary>
    public GptSpec With(string option, int value) =>
        this with
        {
            Arguments = Arguments.With(option, new Value.Integer(value)),
        };
}
