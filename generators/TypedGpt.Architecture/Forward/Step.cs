using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Forward;

/// <summary>One statement of a forward pass.</summary>
internal abstract record Step
{
    /// <summary>The op that it evaluates; null where it is for the eye alone.</summary>
    public virtual Op? Evaluated => null;

    /// <summary>The same with another op of the same axes.</summary>
    public virtual Step With(Op value) => this;
}

/// <summary>Gives names to what an op gives.</summary>
internal sealed record Let(EquatableArray<string> Names, Op Value) : Step
{
    public override Op Evaluated => Value;

    public override Step With(Op value) => this with { Value = value };
}

/// <summary>Adds to a variable.</summary>
internal sealed record AddTo(string Name, Op Value) : Step
{
    public override Op Evaluated => Value;

    public override Step With(Op value) => this with { Value = value };
}

/// <summary>Gives a variable another value of the same axes.</summary>
internal sealed record Replace(string Name, Op Value) : Step
{
    public override Op Evaluated => Value;

    public override Step With(Op value) => this with { Value = value };
}

/// <summary>What the forward pass gives; the last step.</summary>
internal sealed record Return(Op Value) : Step
{
    public override Op Evaluated => Value;

    public override Step With(Op value) => this with { Value = value };
}

/// <summary>Keeps steps apart for readers.</summary>
internal sealed record Gap : Step;
