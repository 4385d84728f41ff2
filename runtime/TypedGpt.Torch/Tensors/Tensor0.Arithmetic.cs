using TorchSharp;

namespace TypedGpt.Torch;

public readonly partial struct Tensor
{
    /// <summary>The sum of each element and its counterpart.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => new(left.Raw.add(right.Raw));

    /// <summary>The difference of each element and its counterpart.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => new(left.Raw.sub(right.Raw));

    /// <summary>The product of each element and its counterpart.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => new(left.Raw.mul(right.Raw));

    /// <summary>The quotient of each element and its counterpart.</summary>
    public static Tensor operator /(Tensor left, Tensor right) => new(left.Raw.div(right.Raw));

    /// <summary>The sum of each element and <paramref name="number"/>.</summary>
    public static Tensor operator +(Tensor left, double number) => new(Scalars.Add(left.Raw, number));

    /// <summary>The difference of each element and <paramref name="number"/>.</summary>
    public static Tensor operator -(Tensor left, double number) => new(Scalars.Sub(left.Raw, number));

    /// <summary>The product of each element and <paramref name="number"/>.</summary>
    public static Tensor operator *(Tensor left, double number) => new(Scalars.Mul(left.Raw, number));

    /// <summary>The quotient of each element and <paramref name="number"/>.</summary>
    public static Tensor operator /(Tensor left, double number) => new(Scalars.Div(left.Raw, number));

    /// <summary>The sum of <paramref name="number"/> and each element.</summary>
    public static Tensor operator +(double number, Tensor right) => right + number;

    /// <summary><paramref name="number"/> minus each element.</summary>
    public static Tensor operator -(double number, Tensor right) => new(Scalars.SubFrom(number, right.Raw));

    /// <summary>The product of <paramref name="number"/> and each element.</summary>
    public static Tensor operator *(double number, Tensor right) => right * number;

    /// <summary>Each element with its sign turned.</summary>
    public static Tensor operator -(Tensor tensor) => new(tensor.Raw.neg());
}
