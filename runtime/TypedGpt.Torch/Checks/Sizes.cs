using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// The part of a shape that the types leave open: axes whose size only the running program knows. Torch would repeat an
/// axis of one element silently; here it has to have the same size in both operands. Where the size is part of the type,
/// the comparison is gone once the code is compiled.
/// </summary>
internal static class Sizes
{
    /// <summary>Demands one size for <typeparamref name="D"/> at the two axes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Same<D>(torch.Tensor left, int leftAxis, torch.Tensor right, int rightAxis)
        where D : struct, IDim
    {
        if (D.Size < 0 && left.size(leftAxis) != right.size(rightAxis))
        {
            throw Differ<D>(left.size(leftAxis), right.size(rightAxis));
        }
    }

    /// <summary>Demands one size for the last axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Same<D0>(torch.Tensor left, torch.Tensor right)
        where D0 : struct, IDim => Same<D0>(left, -1, right, -1);

    /// <summary>Demands one size for each of the last two axes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Same<D0, D1>(torch.Tensor left, torch.Tensor right)
        where D0 : struct, IDim
        where D1 : struct, IDim
    {
        Same<D0>(left, -2, right, -2);
        Same<D1>(left, right);
    }

    /// <summary>Demands one size for each of the last three axes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Same<D0, D1, D2>(torch.Tensor left, torch.Tensor right)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
    {
        Same<D0>(left, -3, right, -3);
        Same<D1, D2>(left, right);
    }

    /// <summary>Demands one size for each of the last four axes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Same<D0, D1, D2, D3>(torch.Tensor left, torch.Tensor right)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim
    {
        Same<D0>(left, -4, right, -4);
        Same<D1, D2, D3>(left, right);
    }

    /// <summary>Demands one size for each of the last five axes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Same<D0, D1, D2, D3, D4>(torch.Tensor left, torch.Tensor right)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim
        where D4 : struct, IDim
    {
        Same<D0>(left, -5, right, -5);
        Same<D1, D2, D3, D4>(left, right);
    }

    /// <summary>Demands that a dim and its key twin are of one size, where both have one.</summary>
    public static void Twins<D, Keys>()
        where D : struct, IDim
        where Keys : struct, IDim
    {
        if (D.Size != Keys.Size)
        {
            throw new ShapeException(
                $"{Describe.Dim<Keys>()} ({Keys.Size}) are the keys of {Describe.Dim<D>()} ({D.Size}), so they are as many. Declare both with one size."
            );
        }
    }

    private static ShapeException Differ<D>(long left, long right)
        where D : struct, IDim =>
        new(
            $"{Describe.Dim<D>()} is {left} in the one operand and {right} in the other. Nothing is repeated silently: give both the same {Describe.Dim<D>()}, by slicing the longer one, or by making both from the same input."
        );
}
