using TypedGpt.Sampling;

namespace TypedGpt.Constraints;

/// <summary>What may come next in an answer, followed token by token. For one answer and one thread.</summary>
public interface ITokenConstraint
{
    /// <summary>Whether the answer may end here.</summary>
    bool MayEnd { get; }

    /// <summary>Whether nothing but the end may come.</summary>
    bool MustEnd { get; }

    /// <summary>The tokens that may come; where the answer may end, the tokens that end it among them.</summary>
    TokenMask Mask();

    /// <summary>Takes the token that came.</summary>
    /// <exception cref="ArgumentException">It may not come here.</exception>
    void Accept(int token);
}
