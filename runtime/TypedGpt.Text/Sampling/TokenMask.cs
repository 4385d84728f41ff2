using System.Globalization;
using System.Numerics;

namespace TypedGpt.Sampling;

/// <summary>Which tokens may come next.</summary>
public sealed class TokenMask
{
    private readonly ulong[] bits;

    /// <summary>A mask that allows nothing yet.</summary>
    /// <param name="count">How many tokens there are.</param>
    public TokenMask(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
        bits = new ulong[(count + 63) / 64];
    }

    /// <summary>A mask that allows the same tokens.</summary>
    internal TokenMask(TokenMask other)
    {
        Count = other.Count;
        bits = [.. other.bits];
    }

    /// <summary>How many tokens there are.</summary>
    public int Count { get; }

    /// <summary>How many of them are allowed.</summary>
    public int Allowed => bits.Sum(word => BitOperations.PopCount(word));

    /// <summary>Whether a token is allowed; one beyond the last is not.</summary>
    public bool this[int token] => token >= 0 && token < Count && (bits[token / 64] >> (token % 64) & 1) != 0;

    /// <summary>Allows a token.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public void Allow(int token)
    {
        if (token < 0 || token >= Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(token),
                string.Create(CultureInfo.InvariantCulture, $"token {token} is none of the mask's {Count}.")
            );
        }

        bits[token / 64] |= 1UL << (token % 64);
    }
}
