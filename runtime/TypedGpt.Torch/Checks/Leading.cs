using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// As <see cref="Sizes"/>, for operands that share their first axes: a number for each row, or an index for each row.
/// </summary>
internal static class Leading
{
    /// <summary>Demands one size for the first axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Same<D0>(torch.Tensor left, torch.Tensor right)
        where D0 : struct, IDim => Sizes.Same<D0>(left, 0, right, 0);

    /// <summary>Demands one size for each of the first two axes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Same<D0, D1>(torch.Tensor left, torch.Tensor right)
        where D0 : struct, IDim
        where D1 : struct, IDim
    {
        Same<D0>(left, right);
        Sizes.Same<D1>(left, 1, right, 1);
    }

    /// <summary>Demands one size for each of the first three axes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Same<D0, D1, D2>(torch.Tensor left, torch.Tensor right)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
    {
        Same<D0, D1>(left, right);
        Sizes.Same<D2>(left, 2, right, 2);
    }

    /// <summary>Demands one size for each of the first four axes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Same<D0, D1, D2, D3>(torch.Tensor left, torch.Tensor right)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim
    {
        Same<D0, D1, D2>(left, right);
        Sizes.Same<D3>(left, 3, right, 3);
    }
}
