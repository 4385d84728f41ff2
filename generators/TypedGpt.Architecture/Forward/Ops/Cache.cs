using System.Linq;

namespace TypedGpt.Architecture.Forward;

/// <summary>
/// What later tokens will read: [.., Seq, ..] becomes [.., KeySeq, ..], the positions of all tokens so far. A cache holds
/// what passes through here and nothing else.
/// </summary>
internal sealed record Remember(Op X) : UnaryOp(X, Keys(X.Axes))
{
    private static Axes Keys(Axes axes)
    {
        AxesException.Unless(axes.Contains(Axes.Seq), nameof(Remember), $"[.., {Axes.Seq}, ..]", axes);
        return axes.With(Axes.Seq, Axes.KeySeq);
    }
}
