namespace TypedGpt.Architecture.Forward;

/// <summary>A variable: what the pass is given, or what a step named.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Axes">Its axes.</param>
/// <param name="Range">For indices: the dimension that they count.</param>
internal sealed record Read(string Name, Axes Axes, string Range = "") : Op(Axes)
{
    public override Collections.EquatableArray<Result> Results => [new(Axes, Range)];
}

/// <summary>Another layer of the model.</summary>
/// <param name="Member">The property that holds it.</param>
/// <param name="X">What it is given.</param>
/// <param name="Axes">The axes of what it gives.</param>
internal sealed record Inner(string Member, Op X, Axes Axes) : UnaryOp(X, Axes), IMemberOp;

/// <summary>A list of layers, each given what the one before it gives.</summary>
/// <param name="Member">The property that holds the list; which classes it is made of stands there.</param>
/// <param name="X">What the first is given.</param>
internal sealed record Blocks(string Member, Op X) : UnaryOp(X, X.Axes), IMemberOp;
