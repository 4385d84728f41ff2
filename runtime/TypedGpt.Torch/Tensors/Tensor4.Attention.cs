using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>
    /// softmax(this x keysᵀ / sqrt(D3)) x values (Vaswani et al. 2017, equation 1) in one fused operation, without the
    /// scores ever being whole in memory.
    /// </summary>
    /// <param name="keys">[D0, D1, Keys, D3]</param>
    /// <param name="values">[D0, D1, Keys, Values]</param>
    /// <param name="causal">Whether the future is hidden; the queries are then the last of the keys' positions.</param>
    /// <param name="dropRate">The probability with which an attention weight is zeroed; 0 when evaluating.</param>
    /// <returns>[D0, D1, D2, Values]</returns>
    /// <exception cref="ShapeException">The operands differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, D2, Values> ScaledDotProductAttention<Keys, Values>(
        Tensor<D0, D1, Keys, D3> keys,
        Tensor<D0, D1, Keys, Values> values,
        bool causal = false,
        double dropRate = 0
    )
        where Keys : struct, IDim
        where Values : struct, IDim
    {
        SameHeads(keys, values);
        return new(FusedAttention.Compute(Raw, keys.Raw, values.Raw, new(Hidden(causal), DropRate: dropRate)));
    }

    /// <summary>
    /// softmax(this x keysᵀ / sqrt(D3)) x values (Vaswani et al. 2017, equation 1) in one fused operation, some keys
    /// hidden from some queries.
    /// </summary>
    /// <param name="keys">[D0, D1, Keys, D3]</param>
    /// <param name="values">[D0, D1, Keys, Values]</param>
    /// <param name="hidden">[D2, Keys], true where the key is hidden.</param>
    /// <param name="dropRate">The probability with which an attention weight is zeroed; 0 when evaluating.</param>
    /// <returns>[D0, D1, D2, Values]</returns>
    /// <exception cref="ShapeException">The operands differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, D2, Values> ScaledDotProductAttention<Keys, Values>(
        Tensor<D0, D1, Keys, D3> keys,
        Tensor<D0, D1, Keys, Values> values,
        Mask<D2, Keys> hidden,
        double dropRate = 0
    )
        where Keys : struct, IDim
        where Values : struct, IDim
    {
        SameHeads(keys, values);
        Sizes.Same<D2>(Raw, 2, hidden.Raw, 0);
        Sizes.Same<Keys>(keys.Raw, 2, hidden.Raw, 1);
        return new(FusedAttention.Masked(Raw, keys.Raw, values.Raw, hidden.Raw, dropRate));
    }

    /// <summary>
    /// softmax(this x keysᵀ / sqrt(D3)) x values (Vaswani et al. 2017, equation 1) in one fused operation, some keys
    /// hidden from a whole sequence, such as padding. A query that sees no key gets zeros.
    /// </summary>
    /// <param name="keys">[D0, D1, Keys, D3]</param>
    /// <param name="values">[D0, D1, Keys, Values]</param>
    /// <param name="padding">[D0, Keys], true where the key is hidden.</param>
    /// <param name="causal">Whether the future is hidden as well; the queries are then the last of the keys' positions.</param>
    /// <param name="dropRate">The probability with which an attention weight is zeroed; 0 when evaluating.</param>
    /// <returns>[D0, D1, D2, Values]</returns>
    /// <exception cref="ShapeException">The operands differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, D2, Values> ScaledDotProductAttention<Keys, Values>(
        Tensor<D0, D1, Keys, D3> keys,
        Tensor<D0, D1, Keys, Values> values,
        Mask<D0, Keys> padding,
        bool causal = false,
        double dropRate = 0
    )
        where Keys : struct, IDim
        where Values : struct, IDim
    {
        SameHeads(keys, values);
        Sizes.Same<D0>(Raw, 0, padding.Raw, 0);
        Sizes.Same<Keys>(keys.Raw, 2, padding.Raw, 1);
        return new(
            FusedAttention.Compute(Raw, keys.Raw, values.Raw, new(Hidden(causal), padding.Raw, DropRate: dropRate))
        );
    }

    /// <summary>Not an operation: the axes do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Attention, error: true, DiagnosticId = Explain.ProductId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, Values> ScaledDotProductAttention<A, B, C, Values>(
        ITensor keys,
        Tensor<A, B, C, Values> values,
        bool causal = false,
        double dropRate = 0
    )
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim
        where Values : struct, IDim => throw Explain.NotAnOperation(Explain.Attention);

    /// <summary>Not an operation: the axes do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Attention, error: true, DiagnosticId = Explain.ProductId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, Values> ScaledDotProductAttention<A, B, C, Values>(
        ITensor keys,
        Tensor<A, B, C, Values> values,
        ITensor hidden,
        double dropRate = 0
    )
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim
        where Values : struct, IDim => throw Explain.NotAnOperation(Explain.Attention);

    /// <summary>Not an operation: the axes do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Attention, error: true, DiagnosticId = Explain.ProductId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, Values> ScaledDotProductAttention<A, B, C, Values>(
        ITensor keys,
        Tensor<A, B, C, Values> values,
        ITensor padding,
        bool causal,
        double dropRate = 0
    )
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim
        where Values : struct, IDim => throw Explain.NotAnOperation(Explain.Attention);

    private static HiddenKeys? Hidden(bool causal) => causal ? HiddenKeys.OfFuture : null;

    private void SameHeads<Keys, Values>(Tensor<D0, D1, Keys, D3> keys, Tensor<D0, D1, Keys, Values> values)
        where Keys : struct, IDim
        where Values : struct, IDim
    {
        Leading.Same<D0, D1>(Raw, keys.Raw);
        Leading.Same<D0, D1, Keys>(keys.Raw, values.Raw);
    }
}
