using System.Runtime.InteropServices;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Indices that name nothing. Nobody looks for them beforehand, which would cost a pass over the data; once torch has
/// refused them, a look costs nothing.
/// </summary>
internal static class Outside
{
    /// <summary>What torch computed from <paramref name="indices"/>, or the reason why it could not.</summary>
    /// <param name="input">What the indices read from.</param>
    /// <param name="indices">The indices, each from 0 to Range - 1.</param>
    /// <param name="compute">The operation.</param>
    /// <param name="ignored">An index that is allowed all the same.</param>
    /// <exception cref="ShapeException">One of the indices is outside.</exception>
    public static torch.Tensor Named<Range, T>(
        T input,
        torch.Tensor indices,
        Func<T, torch.Tensor, torch.Tensor> compute,
        long? ignored = null
    )
        where Range : struct, IDim
    {
        try
        {
            return compute(input, indices);
        }
        catch (ExternalException) when (First<Range>(indices, ignored) is { } message)
        {
            throw new ShapeException(message);
        }
    }

    /// <summary>The first one outside, where it stands and what it is no index into; null where all are within.</summary>
    private static string? First<Range>(torch.Tensor indices, long? ignored)
        where Range : struct, IDim
    {
        if (Range.Size < 0 || indices.device_type == DeviceType.META)
        {
            return null;
        }

        var values = Counting.ToArray(indices);
        var at = Array.FindIndex(values, value => value != ignored && (value < 0 || value >= Range.Size));
        return at < 0
            ? null
            : $"{values[at]} at [{string.Join(", ", Place(at, indices.shape))}] is no index into {Describe.Dim<Range>()} ({Range.Size}): they go from 0 to {Range.Size - 1}.";
    }

    /// <summary>The index along each axis of the element with this number, counted row by row.</summary>
    private static IEnumerable<long> Place(long element, long[] shape)
    {
        var place = new long[shape.Length];
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            (element, place[axis]) = Math.DivRem(element, shape[axis]);
        }

        return place;
    }
}
