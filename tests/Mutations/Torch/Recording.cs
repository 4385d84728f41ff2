using TorchSharp;

namespace TypedGpt.Mutations.Torch;

/// <summary>What one run of a program computed, and where it threw.</summary>
public sealed class Recording
{
    private const float Tolerance = 1e-4f;

    private readonly List<(Stage Stage, long[] Shape, float[] Numbers)> results = [];

    /// <summary>The stage that threw, or null.</summary>
    public Stage? Thrown { get; private set; }

    /// <summary>The first line of what was thrown, or null.</summary>
    public string? Message { get; private set; }

    /// <summary>TorchSharp itself would not have thrown that, but ended the process.</summary>
    public bool EndsProcess { get; private set; }

    public void Keep(Stage stage, torch.Tensor result)
    {
        using var copy = result.detach().contiguous();
        results.Add((stage, copy.shape, copy.data<float>().ToArray()));
    }

    public void Throw(Stage stage, Exception exception) =>
        (Thrown, Message, EndsProcess) = (stage, exception.Message.Split('\n')[0].Trim(), exception is MatmulException);

    /// <summary>The first stage whose numbers are not those of the right program, or null.</summary>
    public Stage? FirstDifference(Recording right)
    {
        foreach (var (mine, its) in results.Zip(right.results))
        {
            if (!mine.Shape.AsSpan().SequenceEqual(its.Shape) || mine.Numbers.Zip(its.Numbers).Any(Differ))
            {
                return mine.Stage;
            }
        }

        return null;
    }

    // Not "greater than", which is false for NaN.
    private static bool Differ((float Mine, float Its) pair) => !(Math.Abs(pair.Mine - pair.Its) <= Tolerance);
}
