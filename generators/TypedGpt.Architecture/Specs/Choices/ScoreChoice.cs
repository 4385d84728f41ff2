namespace TypedGpt.Architecture.Specs;

/// <summary>How a router makes gates of scores.</summary>
internal enum ScoreChoice
{
    Softmax,
    Sigmoid,
    SoftmaxOfChosen,
}
