using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>How queries attend to keys.</summary>
/// <param name="Hidden">Which keys are hidden by their positions; null for none.</param>
/// <param name="Padding">Which keys are hidden from a whole sequence, [A, K]; null for none.</param>
/// <param name="Scale">What a score is multiplied by; null for one over the root of the keys' width.</param>
/// <param name="DropRate">The probability with which a weight is zeroed.</param>
internal readonly record struct AttentionCall(
    HiddenKeys? Hidden,
    torch.Tensor? Padding = null,
    double? Scale = null,
    double DropRate = 0
);
