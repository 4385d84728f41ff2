using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>The cross entropy of rows of logits, computed in 32 bits at least, which names a target that is none of them after torch refused it.</summary>
internal static class TokenLosses
{
    private sealed record Given(
        torch.Tensor Logits,
        long Ignored,
        double Smoothing,
        torch.Tensor? Weights,
        torch.nn.Reduction Reduction
    );

    public static torch.Tensor Mean<Range>(
        torch.Tensor logits,
        torch.Tensor targets,
        long ignoreIndex,
        double labelSmoothing,
        torch.Tensor? weights
    )
        where Range : struct, IDim =>
        Compute<Range>(new(logits, ignoreIndex, labelSmoothing, weights, torch.nn.Reduction.Mean), targets);

    public static torch.Tensor Each<Range>(torch.Tensor logits, torch.Tensor targets, long ignoreIndex)
        where Range : struct, IDim
    {
        using var losses = Compute<Range>(new(logits, ignoreIndex, 0, null, torch.nn.Reduction.None), targets);
        return losses.reshape(targets.shape);
    }

    private static torch.Tensor Compute<Range>(Given given, torch.Tensor targets)
        where Range : struct, IDim =>
        Outside.Named<Range, Given>(
            given,
            targets,
            static (given, targets) =>
            {
                using var wide = InFull(given.Logits);
                using var rows = wide.flatten(0, -2);
                using var answers = targets.flatten();
                using var weights = given.Weights?.to(wide.dtype);
                return torch.nn.functional.cross_entropy(
                    rows,
                    answers,
                    weights,
                    given.Ignored,
                    given.Reduction,
                    given.Smoothing
                );
            },
            given.Ignored
        );

    /// <summary>16 bits are too few for the sum of a vocabulary: such logits are computed with in 32, as the released models are trained.</summary>
    private static torch.Tensor InFull(torch.Tensor logits) =>
        logits.dtype is torch.ScalarType.Float16 or torch.ScalarType.BFloat16
            ? logits.to(torch.ScalarType.Float32)
            : logits.alias();
}
