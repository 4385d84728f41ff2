namespace TypedGpt;

/// <summary>Whether attention and feed-forward of a block read the same x, and by how many norms.</summary>
public enum ParallelBranches
{
    /// <summary>One after the other.</summary>
    None,

    /// <summary>x + attention(n(x)) + feedForward(n(x)), as in GPT-J, Falcon 7B and Phi.</summary>
    OneNorm,

    /// <summary>x + attention(n(x)) + feedForward(m(x)), as in GPT-NeoX and Falcon 40B.</summary>
    TwoNorms,
}
