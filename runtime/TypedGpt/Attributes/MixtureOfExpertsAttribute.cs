namespace TypedGpt;

/// <summary>
/// Puts several feed-forward layers in the place of one, of which a router chooses some for each token (Shazeer et al. 2017):
/// the sum over the chosen of gate x expert(x). It stands beside <see cref="GptModelAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MixtureOfExpertsAttribute : Attribute
{
    /// <summary>Required. How many experts a layer has; 8 for Mixtral 8x7B.</summary>
    public int Experts { get; set; }

    /// <summary>Required. How many of them a token is sent to; 2 for Mixtral 8x7B.</summary>
    public int Chosen { get; set; }

    /// <summary>The width inside an expert. The model's FeedForwardDim when left out.</summary>
    public int ExpertDim { get; set; }

    /// <summary>
    /// The width inside the expert that works on every token, or of several side by side (DeepSeek-V2, section 2.2). No such
    /// expert when left out.
    /// </summary>
    public int SharedDim { get; set; }

    /// <summary>Whether the shared expert is multiplied by sigmoid(w x), as in Qwen2-MoE. False when left out.</summary>
    public bool SharedGate { get; set; }

    /// <summary>How scores become gates. By a softmax over all experts when left out.</summary>
    public ExpertScore Score { get; set; }

    /// <summary>Whether the gates of a token are divided by their sum. False when left out.</summary>
    public bool Normalized { get; set; }

    /// <summary>What gates are multiplied by. 1 when left out.</summary>
    public double Factor { get; set; } = 1;

    /// <summary>
    /// Whether a learned number for each expert is added where experts are ranked, but not to their gates (DeepSeek-V3, section
    /// 2.1.2). False when left out.
    /// </summary>
    public bool CorrectionBias { get; set; }

    /// <summary>The groups that experts are in, of which only the best are looked into (DeepSeek-V2, section 2.2.2). 1 when left out.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>How many groups are looked into for a token. 1 when left out.</summary>
    public int KeptGroups { get; set; } = 1;

    /// <summary>How good a group is. As its best expert when left out.</summary>
    public GroupScore GroupScore { get; set; }

    /// <summary>Whether the router has a bias. False when left out.</summary>
    public bool RouterBias { get; set; }

    /// <summary>Whether experts have biases. False when left out.</summary>
    public bool ExpertBias { get; set; }

    /// <summary>The layers, from 0, with a plain feed-forward layer, FeedForwardDim wide. None when left out.</summary>
    public int[] DenseLayers { get; set; } = [];
}
