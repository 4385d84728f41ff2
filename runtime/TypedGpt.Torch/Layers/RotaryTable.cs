using System.Numerics;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// The cosines and sines of all positions needed so far, [positions, width]. The sines of the first of each pair have their
/// sign turned, so that x cos + (x with its pairs exchanged) sin turns every pair.
/// </summary>
internal sealed class RotaryTable(float[] frequencies, RotaryPairs pairs) : IDisposable
{
    private torch.Tensor? cosines;
    private torch.Tensor? sines;

    /// <summary>theta^(-2i / width) for each pair i, rounded to float32 in the same places as the released models do.</summary>
    public static float[] Frequencies(long half, double theta)
    {
        var frequencies = new float[half];
        for (var pair = 0; pair < half; pair++)
        {
            frequencies[pair] = 1 / (float)Math.Pow(theta, 2f * pair / (2f * half));
        }

        return frequencies;
    }

    /// <summary>[.., positions, width], each row turned by start + its position.</summary>
    public torch.Tensor Turn(torch.Tensor x, long start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        var count = x.size(-2);
        Cover(start + count, x);
        using var cosine = cosines!.narrow(0, start, count);
        using var sine = sines!.narrow(0, start, count);
        using var exchanged = pairs.Exchange(x);
        using var straight = x.mul(cosine);
        using var across = exchanged.mul(sine);
        return straight.add(across);
    }

    public void Dispose()
    {
        cosines?.Dispose();
        sines?.Dispose();
    }

    private void Cover(long positions, torch.Tensor x)
    {
        if (
            cosines is not null
            && cosines.size(0) >= positions
            && cosines.dtype == x.dtype
            && cosines.device_type == x.device_type
            && cosines.device_index == x.device_index
        )
        {
            return;
        }

        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var rows = Math.Max((long)BitOperations.RoundUpToPowerOf2((ulong)positions), cosines?.size(0) ?? 0);
        var angles = torch.outer(torch.arange(rows, torch.ScalarType.Float32), torch.tensor(frequencies));
        var cosine = angles.cos();
        var sine = angles.sin();
        Dispose();
        cosines = Finished(pairs.Join(cosine, cosine), x);
        sines = Finished(pairs.Join(sine.neg(), sine), x);
    }

    private static torch.Tensor Finished(torch.Tensor table, torch.Tensor like) =>
        table.to(like.dtype, like.device).DetachFromDisposeScope();
}
