using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// The width of queries, keys and values as torch is given them. Where values are of another width than keys, torch makes all
/// scores of a head at once, which is more than columns of zeros are that make the widths one.
/// </summary>
/// <param name="Given">The width of queries and keys.</param>
/// <param name="Wide">The width that all are brought to; 0 where they stay as they are.</param>
internal readonly record struct AttentionWidth(long Given, long Wide)
{
    /// <summary>The widths for these operands.</summary>
    public static AttentionWidth Of(torch.Tensor queries, torch.Tensor keys, torch.Tensor values)
    {
        var (given, other) = (keys.size(-1), values.size(-1));
        var isWorthIt = given != other && queries.size(-2) > Math.Abs(given - other);
        return new(given, isWorthIt ? Math.Max(given, other) : 0);
    }

    /// <summary>The queries, multiplied so that what torch divides scores by gives this scale.</summary>
    public torch.Tensor Queries(torch.Tensor queries, double? scale)
    {
        var factor = (scale ?? 1 / Math.Sqrt(Given)) * Math.Sqrt(Wide == 0 ? Given : Wide);
        var padded = Padded(queries);
        if (Math.Abs(factor - 1) < 1e-12)
        {
            return padded;
        }

        using (padded)
        {
            return Scalars.Mul(padded, factor);
        }
    }

    /// <summary>With columns of zeros up to the width, a handle of the caller's.</summary>
    public torch.Tensor Padded(torch.Tensor tensor) =>
        tensor.size(-1) >= Wide
            ? tensor.alias()
            : torch.nn.functional.pad(tensor, [0, Wide - tensor.size(-1)], PaddingModes.Constant, 0);
}
