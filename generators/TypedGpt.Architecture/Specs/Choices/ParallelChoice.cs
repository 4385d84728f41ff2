namespace TypedGpt.Architecture.Specs;

/// <summary>Whether attention and feed-forward read the same (GPT-J), and by how many norms.</summary>
internal enum ParallelChoice
{
    None,
    OneNorm,
    TwoNorms,
}
