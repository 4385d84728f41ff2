using System.ComponentModel;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>What training makes small.</summary>
public static class Loss
{
    /// <summary>
    /// The mean of -log softmax(logits)[target] over all positions, but for those whose target is
    /// <paramref name="ignoreIndex"/>. In nats; NaN if every target is ignored.
    /// </summary>
    /// <param name="logits">[D0, D1, Range], no softmax.</param>
    /// <param name="targets">[D0, D1], the right one of each row.</param>
    /// <param name="ignoreIndex">The target that does not count.</param>
    /// <exception cref="ShapeException">
    /// The two differ in the size of an axis known only at run time, or a target is none of Range.
    /// </exception>
    public static Tensor CrossEntropy<D0, D1, Range>(
        Tensor<D0, D1, Range> logits,
        Indices<D0, D1, Range> targets,
        long ignoreIndex = -100
    )
        where D0 : struct, IDim
        where D1 : struct, IDim
        where Range : struct, IDim
    {
        Leading.Same<D0, D1>(logits.Raw, targets.Raw);
        return new(Compute<Range>(logits.Raw, targets.Raw, ignoreIndex));
    }

    /// <summary>
    /// The mean of -log softmax(logits)[target] over all rows, but for those whose target is
    /// <paramref name="ignoreIndex"/>. In nats; NaN if every target is ignored.
    /// </summary>
    /// <param name="logits">[D0, Range], no softmax.</param>
    /// <param name="targets">[D0], the right one of each row.</param>
    /// <param name="ignoreIndex">The target that does not count.</param>
    /// <exception cref="ShapeException">
    /// The two differ in the size of an axis known only at run time, or a target is none of Range.
    /// </exception>
    public static Tensor CrossEntropy<D0, Range>(
        Tensor<D0, Range> logits,
        Indices<D0, Range> targets,
        long ignoreIndex = -100
    )
        where D0 : struct, IDim
        where Range : struct, IDim
    {
        Leading.Same<D0>(logits.Raw, targets.Raw);
        return new(Compute<Range>(logits.Raw, targets.Raw, ignoreIndex));
    }

    /// <summary>Not a loss: the arguments do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Loss, error: true, DiagnosticId = Explain.LossId, UrlFormat = Explain.Url)]
    public static Tensor CrossEntropy(ITensor logits, ITensor targets, long ignoreIndex = -100) =>
        throw Explain.NotAnOperation(Explain.Loss);

    private static torch.Tensor Compute<Range>(torch.Tensor logits, torch.Tensor targets, long ignoreIndex)
        where Range : struct, IDim =>
        Outside.Named<Range, (torch.Tensor Logits, long Ignored)>(
            (logits, ignoreIndex),
            targets,
            static (input, targets) =>
            {
                using var rows = input.Logits.flatten(0, -2);
                using var answers = targets.flatten();
                return torch.nn.functional.cross_entropy(rows, answers, ignore_index: input.Ignored);
            },
            ignoreIndex
        );
}
