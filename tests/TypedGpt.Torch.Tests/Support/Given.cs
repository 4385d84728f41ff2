using TorchSharp;

namespace TypedGpt.Torch.Tests;

/// <summary>Random tensors with two sequences of three positions.</summary>
internal static class Given
{
    public const long BatchSize = 2;
    public const long Length = 3;

    public static Tensor<D0> Tensor<D0>()
        where D0 : struct, IDim => TypedGpt.Torch.Tensor.Assume<D0>(torch.randn(Of<D0>()));

    public static Tensor<D0, D1> Tensor<D0, D1>()
        where D0 : struct, IDim
        where D1 : struct, IDim => TypedGpt.Torch.Tensor.Assume<D0, D1>(torch.randn(Of<D0>(), Of<D1>()));

    public static Tensor<D0, D1, D2> Tensor<D0, D1, D2>()
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim => TypedGpt.Torch.Tensor.Assume<D0, D1, D2>(torch.randn(Of<D0>(), Of<D1>(), Of<D2>()));

    public static Tensor<D0, D1, D2, D3> Tensor<D0, D1, D2, D3>()
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim =>
        TypedGpt.Torch.Tensor.Assume<D0, D1, D2, D3>(torch.randn(Of<D0>(), Of<D1>(), Of<D2>(), Of<D3>()));

    public static Tensor<D0, D1, D2, D3, D4> Tensor<D0, D1, D2, D3, D4>()
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim
        where D4 : struct, IDim =>
        TypedGpt.Torch.Tensor.Assume<D0, D1, D2, D3, D4>(
            torch.randn([Of<D0>(), Of<D1>(), Of<D2>(), Of<D3>(), Of<D4>()])
        );

    /// <summary>[Batch, Seq, Emb] of other sizes.</summary>
    public static Tensor<Batch, Seq, Emb> Rows(long batch, long length) =>
        TypedGpt.Torch.Tensor.Assume<Batch, Seq, Emb>(torch.randn(batch, length, Emb.Size));

    private static long Of<D>()
        where D : struct, IDim =>
        D.Size >= 0 ? D.Size
        : typeof(D) == typeof(Batch) ? BatchSize
        : Length;
}
