namespace TypedGpt.Architecture.Forward;

/// <summary>A matrix product with a learned weight, and a bias where the layer has one: [.., In] to [.., Out].</summary>
/// <param name="Member">The layer; a head tied to the token table is one too.</param>
/// <param name="In">The width that it takes.</param>
/// <param name="Out">The width that it gives.</param>
/// <param name="X">What it is given.</param>
internal sealed record Linear(string Member, string In, string Out, Op X)
    : UnaryOp(X, AxesException.Ending(In, $"Linear {Member}", X.Axes).WithLast(Out)),
        IMemberOp;

/// <summary>A layer norm or an RMS norm of the last axis.</summary>
/// <param name="Member">The layer.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="Width">The axis that is normalized.</param>
/// <param name="IsPlusOne">Whether a row is scaled by 1 + weight, as in Gemma, and not by the weight.</param>
/// <param name="X">What it is given.</param>
internal sealed record Norm(string Member, NormKind Kind, string Width, bool IsPlusOne, Op X)
    : UnaryOp(X, AxesException.Ending(Width, $"Norm {Member}", X.Axes)),
        IMemberOp;

/// <summary>What a norm divides by.</summary>
internal enum NormKind
{
    /// <summary>The standard deviation, after the mean is taken off (Ba et al. 2016).</summary>
    Layer,

    /// <summary>The root mean square (Zhang and Sennrich 2019).</summary>
    RootMeanSquare,
}

/// <summary>Adds a parameter, which is repeated along the outer axes.</summary>
/// <param name="Member">The parameter.</param>
/// <param name="Of">Its axes.</param>
/// <param name="X">What it is added to.</param>
internal sealed record AddParameter(string Member, Axes Of, Op X) : UnaryOp(X, Tail(Member, Of, X)), IMemberOp
{
    private static Axes Tail(string member, Axes of, Op x)
    {
        AxesException.Unless(of.IsTailOf(x.Axes), $"AddParameter {member}", $"axes that end in {of}", x.Axes);
        return x.Axes;
    }
}

/// <summary>Adds a number.</summary>
internal sealed record AddNumber(double Number, Op X) : UnaryOp(X, X.Axes);

/// <summary>Multiplies by a number or a parameter.</summary>
internal sealed record ScaleBy(Factor Factor, Op X) : UnaryOp(X, X.Axes);

/// <summary>The sum of two values; the axes of one may be the innermost ones of the other.</summary>
internal sealed record Add(Op Left, Op Right) : BinaryOp(Left, Right, Broadcast.Of(nameof(Add), Left.Axes, Right.Axes));

/// <summary>The product of two values, element by element.</summary>
internal sealed record Multiply(Op Left, Op Right)
    : BinaryOp(Left, Right, Broadcast.Of(nameof(Multiply), Left.Axes, Right.Axes));

/// <summary>cap x tanh(x / cap): no number gets farther from 0 than the cap (Gemma 2).</summary>
internal sealed record SoftCap(double Cap, Op X) : UnaryOp(X, X.Axes);

/// <summary>Numbers outside of the bounds become the bound; an infinite bound bounds nothing.</summary>
internal sealed record Clamp(double Low, double High, Op X) : UnaryOp(X, X.Axes);

/// <summary>A function of each element.</summary>
internal sealed record Activate(ElementFunction Function, Op X) : UnaryOp(X, X.Axes);

/// <summary>The functions of one element.</summary>
internal enum ElementFunction
{
    Gelu,
    GeluTanh,
    Silu,
    Relu,
    ReluSquared,
    QuickGelu,
    Sigmoid,
}

/// <summary>Zeroes some of the elements while training.</summary>
/// <param name="Member">The layer, which knows the rate.</param>
/// <param name="X">What it is given.</param>
internal sealed record Dropout(string Member, Op X) : UnaryOp(X, X.Axes), IMemberOp;

/// <summary>The rule of typed sums and products.</summary>
internal static class Broadcast
{
    public static Axes Of(string op, Axes left, Axes right)
    {
        AxesException.Unless(
            left.IsTailOf(right) || right.IsTailOf(left),
            op,
            "axes of which one's are the innermost of the other's",
            left,
            right
        );
        return left.Count >= right.Count ? left : right;
    }
}
