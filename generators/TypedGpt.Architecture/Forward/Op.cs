using System;
using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Forward;

/// <summary>
/// One operation of a forward pass with the trees of its operands. It infers its axes from theirs, and knows neither a
/// printer nor a layer's class: what belongs to a layer is named by the layer's property.
/// </summary>
/// <param name="Axes">The axes of what it gives.</param>
internal abstract record Op(Axes Axes)
{
    /// <summary>What it computes from, in the order of evaluation.</summary>
    public virtual EquatableArray<Op> Operands => [];

    /// <summary>The same with other operands of the same axes.</summary>
    public virtual Op Map(Func<Op, Op> map) => this;

    /// <summary>All that it gives: one value, but for ops that give several.</summary>
    public virtual EquatableArray<Result> Results => [new(Axes)];

    public sealed override string ToString() =>
        $"{GetType().Name} {string.Join(", ", Results.Select(value => value.Axes))}";
}

/// <summary>A value of a forward pass.</summary>
/// <param name="Axes">Its axes.</param>
/// <param name="Range">For indices: the dimension that they count. Empty for real numbers.</param>
internal readonly record struct Result(Axes Axes, string Range = "");

/// <summary>An op of one operand.</summary>
internal abstract record UnaryOp(Op X, Axes Axes) : Op(Axes)
{
    public sealed override EquatableArray<Op> Operands => [X];

    public sealed override Op Map(Func<Op, Op> map) => this with { X = map(X) };
}

/// <summary>An op of two operands.</summary>
internal abstract record BinaryOp(Op Left, Op Right, Axes Axes) : Op(Axes)
{
    public sealed override EquatableArray<Op> Operands => [Left, Right];

    public sealed override Op Map(Func<Op, Op> map) => this with { Left = map(Left), Right = map(Right) };
}

/// <summary>An op of one operand and one property of its layer, which has parameters or state of its own.</summary>
internal interface IMemberOp
{
    /// <summary>The property.</summary>
    string Member { get; }
}

/// <summary>An op whose meaning is said in other ops. A printer may print those, or have one line for the whole.</summary>
internal interface IComposite
{
    /// <summary>The same value out of plain ops; what should have a name is added to <paramref name="steps"/>.</summary>
    Op Expand(Steps steps);
}
