namespace TypedGpt.Architecture.Specs;

/// <summary>How good a group of experts is.</summary>
internal enum GroupChoice
{
    Max,
    SumOfBestTwo,
}
