namespace TypedGpt;

/// <summary>How the scores of a router become gates.</summary>
public enum ExpertScore
{
    /// <summary>By a softmax over all experts (Mixtral, Qwen MoE).</summary>
    Softmax,

    /// <summary>Each by its sigmoid (DeepSeek-V3).</summary>
    Sigmoid,

    /// <summary>By a softmax over the chosen experts alone (gpt-oss).</summary>
    SoftmaxOfChosen,
}
