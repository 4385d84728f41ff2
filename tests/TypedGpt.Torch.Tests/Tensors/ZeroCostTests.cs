using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class ZeroCostTests
{
    [Fact]
    public void Every_typed_tensor_is_one_reference_in_size()
    {
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Tensor>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Tensor<Batch>>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Tensor<Batch, Seq>>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Tensor<Batch, Seq, Emb>>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Tensor<Batch, Heads, Seq, HeadDim>>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Tensor<Batch, KvHeads, Group, Seq, HeadDim>>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Probabilities<Batch>>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Probabilities<Batch, Seq>>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Probabilities<Batch, Seq, Emb>>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Probabilities<Batch, Heads, Seq, KeySeq>>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Probabilities<Batch, KvHeads, Group, Seq, KeySeq>>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Indices<Seq, Context>>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Indices<Batch, Seq, Vocab>>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Indices<Batch, Seq, Rest, Vocab>>());
        Assert.Equal(IntPtr.Size, Unsafe.SizeOf<Mask<Seq, KeySeq>>());
    }

    [Fact]
    public void An_operation_allocates_no_more_than_torch_does()
    {
        var rows = Given.Tensor<Batch, Seq, QueryWidth>();
        var heads = Given.Tensor<Batch, Heads, Seq, HeadDim>();
        var turned = Given.Tensor<Batch, Heads, HeadDim, KeySeq>();
        var split = Given.Tensor<Batch, Seq, Heads, HeadDim>();
        var bias = Given.Tensor<QueryWidth>();
        var linear = new Linear<QueryWidth, Emb>();
        var norm = new LayerNorm<QueryWidth>();
        var causal = new CausalMask<Context>();
        var scores = Given.Tensor<Batch, Heads, Seq, KeySeq>();
        var mask = causal.For(scores);
        long[] sizes = [2, 3, 4, 6];
        long[] width = [QueryWidth.Size];
        Scalar infinity = double.NegativeInfinity;

        Cheaper(() => rows.Raw.add(rows.Raw), () => (rows + rows).Raw);
        Cheaper(() => rows.Raw.add(bias.Raw), () => (rows + bias).Raw);
        Cheaper(() => rows.Raw.div(8.0), () => (rows / 8).Raw);
        Cheaper(() => rows.Raw.view(sizes), () => rows.Unflatten(QueryWidth.IntoHeads).Raw);
        Cheaper(() => rows.Raw.flatten(0, 1), () => split.Flatten(QueryWidth.IntoHeads).Raw);
        Cheaper(() => heads.Raw.transpose(1, 2), () => heads.TransposeMiddle().Raw);
        Cheaper(() => heads.Raw.matmul(turned.Raw), () => heads.MatMul(turned).Raw);
        Cheaper(() => scores.Raw.softmax(-1), () => scores.Softmax().Raw);
        Cheaper(() => scores.Raw.masked_fill(mask.Raw, infinity), () => scores.MaskedFill(mask).Raw);
        Cheaper(
            () => torch.nn.functional.linear(rows.Raw, linear.Weight.Raw, linear.Bias.Raw),
            () => linear.Forward(rows).Raw
        );
        Cheaper(
            () => torch.nn.functional.layer_norm(rows.Raw, width, norm.Weight.Raw, norm.Bias.Raw),
            () => norm.Forward(rows).Raw
        );
        Cheaper(() => heads.Raw.gelu(TorchSharp.Modules.GELU.Approximate.tanh), () => heads.GeluTanh().Raw);
    }

    [Fact]
    public void Checks_and_inner_scopes_allocate_nothing()
    {
        var raw = torch.randn(2, 3, Emb.Size);
        var ids = torch.zeros(2, 3, torch.ScalarType.Int64);
        using var outer = Scope.New();
        Assert.Equal(
            0,
            Allocated(() => Tensor.Assume<Batch, Seq, Emb>(raw).Raw.alias()) - Allocated(() => raw.alias())
        );
        Assert.Equal(
            0,
            Allocated(() => Indices.Assume<Batch, Seq, Vocab>(ids).Raw.alias()) - Allocated(() => ids.alias())
        );
        Assert.Equal(0, Allocated(() => InScope(raw)) - Allocated(() => raw.alias()));

        static torch.Tensor InScope(torch.Tensor raw)
        {
            using var scope = Scope.New();
            return scope.Keep(Tensor.Assume<Batch, Seq, Emb>(raw)).Raw.alias();
        }
    }

    private static void Cheaper(Func<torch.Tensor> raw, Func<torch.Tensor> typed)
    {
        var allowed = Allocated(raw);
        var found = Allocated(typed);
        Assert.True(found <= allowed, $"The typed operation allocates {found} bytes, the raw one {allowed}.");
    }

    private static long Allocated(Func<torch.Tensor> operation)
    {
        const int Times = 64;
        for (var i = 0; i < Times; i++)
        {
            operation().Dispose();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
        {
            operation().Dispose();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
    }
}
