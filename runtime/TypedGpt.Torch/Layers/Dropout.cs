using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// In training, zeroes each element with the given probability and divides the others by 1 - that probability
/// (Srivastava et al. 2014). In evaluation, and at a rate of 0, it returns its input and draws nothing.
/// </summary>
public sealed partial class Dropout : Layer
{
    /// <summary>A dropout of <paramref name="rate"/>.</summary>
    /// <param name="rate">The probability of zero, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside.</exception>
    public Dropout(double rate)
        : base("Dropout") =>
        Rate = rate is >= 0 and < 1
            ? rate
            : throw new ArgumentOutOfRangeException(
                nameof(rate),
                rate,
                $"A drop rate is a probability in [0, 1), not {rate}. Use 0 for none."
            );

    /// <summary>The probability of zero.</summary>
    public double Rate { get; }

    /// <summary>The probability of zero now: 0 while it evaluates.</summary>
    internal double CurrentRate => Drops ? Rate : 0;

    private bool Drops => training && Rate > 0;

    private torch.Tensor Dropped(torch.Tensor x) => torch.nn.functional.dropout(x, Rate, training: true);
}
