using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1, D2, D3, D4>
{
    /// <summary>
    /// softmax(this x keysᵀ x scale) x values (Vaswani et al. 2017, equation 1) in one fused operation, under the mask of a model,
    /// the members of a group, [D2], sharing keys and values (Ainslie et al. 2023), which are not copied for them. Memory is linear
    /// in the number of keys.
    /// </summary>
    /// <param name="keys">[D0, D1, Keys, D4]</param>
    /// <param name="values">[D0, D1, Keys, Values]</param>
    /// <param name="mask">Which keys are hidden by their positions; the queries are the last of the keys' positions.</param>
    /// <param name="scale">What a score is multiplied by; null for 1 / sqrt(D4).</param>
    /// <param name="dropout">Zeroes attention weights while training; null for none.</param>
    /// <returns>[D0, D1, D2, D3, Values]</returns>
    /// <exception cref="ShapeException">The operands differ in the size of an axis known only at run time, there are more keys than the context has positions, or fewer keys than queries.</exception>
    public Tensor<D0, D1, D2, D3, Values> ScaledDotProductAttention<Keys, Values, Context>(
        Tensor<D0, D1, Keys, D4> keys,
        Tensor<D0, D1, Keys, Values> values,
        AttentionMask<Context> mask,
        double? scale = null,
        Dropout? dropout = null
    )
        where Keys : struct, IKeysOf<D3>
        where Values : struct, IDim
        where Context : struct, IDim
    {
        SameHeads(keys, values);
        return new(FusedAttention.Grouped(Raw, keys.Raw, values.Raw, mask.Call(Raw, keys.Raw, null, scale, dropout)));
    }

    /// <summary>As without padding, and some keys hidden from a whole sequence. A query that sees no key gets zeros.</summary>
    /// <param name="keys">[D0, D1, Keys, D4]</param>
    /// <param name="values">[D0, D1, Keys, Values]</param>
    /// <param name="mask">Which keys are hidden by their positions; the queries are the last of the keys' positions.</param>
    /// <param name="padding">[D0, Keys], true where the key is hidden.</param>
    /// <param name="scale">What a score is multiplied by; null for 1 / sqrt(D4).</param>
    /// <param name="dropout">Zeroes attention weights while training; null for none.</param>
    /// <returns>[D0, D1, D2, D3, Values]</returns>
    /// <exception cref="ShapeException">The operands differ in the size of an axis known only at run time, there are more keys than the context has positions, or fewer keys than queries.</exception>
    public Tensor<D0, D1, D2, D3, Values> ScaledDotProductAttention<Keys, Values, Context>(
        Tensor<D0, D1, Keys, D4> keys,
        Tensor<D0, D1, Keys, Values> values,
        AttentionMask<Context> mask,
        Mask<D0, Keys> padding,
        double? scale = null,
        Dropout? dropout = null
    )
        where Keys : struct, IKeysOf<D3>
        where Values : struct, IDim
        where Context : struct, IDim
    {
        SameHeads(keys, values);
        Sizes.Same<D0>(Raw, 0, padding.Raw, 0);
        Sizes.Same<Keys>(keys.Raw, 2, padding.Raw, 1);
        var call = mask.Call(Raw, keys.Raw, padding.Raw, scale, dropout);
        return new(FusedAttention.Grouped(Raw, keys.Raw, values.Raw, call));
    }

    /// <summary>Not an operation: the axes do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Attention, error: true, DiagnosticId = Explain.ProductId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3, Values> ScaledDotProductAttention<A, B, C, Values>(
        ITensor keys,
        Tensor<A, B, C, Values> values,
        Layer mask,
        double? scale = null,
        Dropout? dropout = null
    )
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim
        where Values : struct, IDim => throw Explain.NotAnOperation(Explain.Attention);

    /// <summary>Not an operation: the axes do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Attention, error: true, DiagnosticId = Explain.ProductId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3, Values> ScaledDotProductAttention<A, B, C, Values>(
        ITensor keys,
        Tensor<A, B, C, Values> values,
        Layer mask,
        ITensor padding,
        double? scale = null,
        Dropout? dropout = null
    )
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim
        where Values : struct, IDim => throw Explain.NotAnOperation(Explain.Attention);

    private void SameHeads<Keys, Values>(Tensor<D0, D1, Keys, D4> keys, Tensor<D0, D1, Keys, Values> values)
        where Keys : struct, IDim
        where Values : struct, IDim
    {
        Leading.Same<D0, D1>(Raw, keys.Raw);
        Leading.Same<D0, D1, Keys>(keys.Raw, values.Raw);
    }
}
