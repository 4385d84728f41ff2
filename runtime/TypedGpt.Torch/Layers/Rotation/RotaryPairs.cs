using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Which elements of a row are turned with each other.</summary>
/// <param name="Half">How many pairs there are.</param>
/// <param name="AreNeighbours">Whether elements 2i and 2i + 1 are a pair, and not i and i + Half.</param>
internal readonly record struct RotaryPairs(long Half, bool AreNeighbours)
{
    /// <summary>[.., Half] twice, the first and the second of each pair, as the rows that they are of, [.., 2 Half].</summary>
    public torch.Tensor Join(torch.Tensor first, torch.Tensor second)
    {
        if (!AreNeighbours)
        {
            return torch.cat([first, second], -1);
        }

        using var columns = torch.stack([first, second], -1);
        return columns.flatten(-2, -1);
    }

    /// <summary>[.., 2 Half], the two of each pair in each other's place.</summary>
    public torch.Tensor Exchange(torch.Tensor x)
    {
        if (!AreNeighbours)
        {
            // As roll does it, which torch has not for the meta device.
            using var first = x.narrow(-1, 0, Half);
            using var second = x.narrow(-1, Half, Half);
            return torch.cat([second, first], -1);
        }

        using var columns = x.unflatten(x.Dimensions - 1, [Half, 2]);
        using var exchanged = columns.flip(-1);
        return exchanged.flatten(-2, -1);
    }
}
