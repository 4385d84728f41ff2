using System.ComponentModel;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>What training makes small.</summary>
public static partial class Loss
{
    /// <summary>
    /// The mean of -log softmax(logits)[target] over all rows, but for those whose target is
    /// <paramref name="ignoreIndex"/>. In nats; NaN if every target is ignored.
    /// </summary>
    /// <param name="logits">[D0, D1, Range], no softmax.</param>
    /// <param name="targets">[D0, D1], the right one of each row.</param>
    /// <param name="ignoreIndex">The target that does not count.</param>
    /// <param name="labelSmoothing">From 0 to 1: the share of each target that is spread over all of Range (Szegedy et al. 2016).</param>
    /// <param name="weights">[Range], what a row counts by its target; the mean is then over the weights.</param>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Ranks(1, 3, 4)]
    public static Tensor CrossEntropy<D0, D1, Range>(
        Tensor<D0, D1, Range> logits,
        Indices<D0, D1, Range> targets,
        long ignoreIndex = -100,
        double labelSmoothing = 0,
        Tensor<Range>? weights = null
    )
        where D0 : struct, IDim
        where D1 : struct, IDim
        where Range : struct, IDim
    {
        Leading.Same<D0, D1>(logits.Raw, targets.Raw);
        using var rows = logits.Raw.flatten(0, -2);
        using var answers = targets.Raw.flatten();
        return new(
            torch.nn.functional.cross_entropy(rows, answers, weights?.Raw, ignoreIndex, label_smoothing: labelSmoothing)
        );
    }

    /// <summary>Not a loss: the arguments do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Loss, error: true, DiagnosticId = Explain.LossId, UrlFormat = Explain.Url)]
    public static Tensor CrossEntropy(
        ITensor logits,
        ITensor targets,
        long ignoreIndex = -100,
        double labelSmoothing = 0,
        ITensor? weights = null
    ) => throw Explain.NotAnOperation(Explain.Loss);

    /// <summary>
    /// -log softmax(logits)[target] of each row: the loss of each token, in nats; 0 where the target is
    /// <paramref name="ignoreIndex"/>.
    /// </summary>
    /// <param name="logits">[D0, D1, Range], no softmax.</param>
    /// <param name="targets">[D0, D1], the right one of each row.</param>
    /// <param name="ignoreIndex">The target that does not count.</param>
    /// <returns>[D0, D1]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Ranks(1, 3, 4)]
    public static Tensor<D0, D1> CrossEntropyOfEach<D0, D1, Range>(
        Tensor<D0, D1, Range> logits,
        Indices<D0, D1, Range> targets,
        long ignoreIndex = -100
    )
        where D0 : struct, IDim
        where D1 : struct, IDim
        where Range : struct, IDim
    {
        Leading.Same<D0, D1>(logits.Raw, targets.Raw);
        using var rows = logits.Raw.flatten(0, -2);
        using var answers = targets.Raw.flatten();
        using var losses = torch.nn.functional.cross_entropy(
            rows,
            answers,
            ignore_index: ignoreIndex,
            reduction: torch.nn.Reduction.None
        );
        return new(losses.reshape(targets.Raw.shape));
    }

    /// <summary>Not a loss: the arguments do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Loss, error: true, DiagnosticId = Explain.LossId, UrlFormat = Explain.Url)]
    public static Tensor CrossEntropyOfEach(ITensor logits, ITensor targets, long ignoreIndex = -100) =>
        throw Explain.NotAnOperation(Explain.Loss);

    /// <summary>The mean of the squared differences of all elements.</summary>
    /// <param name="actual">[D0, D1]</param>
    /// <param name="wanted">[D0, D1]</param>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Ranks(1, 3, 4, 5)]
    public static Tensor MeanSquaredError<D0, D1>(Tensor<D0, D1> actual, Tensor<D0, D1> wanted)
        where D0 : struct, IDim
        where D1 : struct, IDim
    {
        Sizes.Same<D0, D1>(actual.Raw, wanted.Raw);
        return new(torch.nn.functional.mse_loss(actual.Raw, wanted.Raw));
    }

    /// <summary>Not a loss: the two are of other axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public static Tensor MeanSquaredError(ITensor actual, ITensor wanted) =>
        throw Explain.NotAnOperation(Explain.Elementwise);

    /// <summary>
    /// The Kullback-Leibler divergence of softmax(<paramref name="logits"/>) from <paramref name="wanted"/>, the mean over all
    /// rows of Σ wanted (log wanted - log softmax(logits)), in nats: what a student learns from a teacher.
    /// </summary>
    /// <param name="logits">[D0, D1, D2], no softmax.</param>
    /// <param name="wanted">[D0, D1, D2], the teacher's probabilities.</param>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Ranks(2, 4, 5)]
    public static Tensor KullbackLeibler<D0, D1, D2>(Tensor<D0, D1, D2> logits, Probabilities<D0, D1, D2> wanted)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
    {
        Sizes.Same<D0, D1, D2>(logits.Raw, wanted.Raw);
        using var logs = logits.Raw.log_softmax(-1);
        using var sum = torch.nn.functional.kl_div(
            logs,
            wanted.Raw,
            log_target: false,
            reduction: torch.nn.Reduction.Sum
        );
        return new(Scalars.Div(sum, logits.Raw.numel() / logits.Raw.size(-1)));
    }

    /// <summary>Not a loss: the two are of other axes, or not logits and probabilities. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Divergence, error: true, DiagnosticId = Explain.LossId, UrlFormat = Explain.Url)]
    public static Tensor KullbackLeibler(ITensor logits, ITensor wanted) =>
        throw Explain.NotAnOperation(Explain.Divergence);
}
