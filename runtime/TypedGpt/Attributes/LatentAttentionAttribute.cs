namespace TypedGpt;

/// <summary>
/// Makes keys and values of all heads out of one narrow vector, which is all that a cache holds but for a turned key that heads
/// share (multi-head latent attention, DeepSeek-V2, section 2.1). It stands beside <see cref="GptModelAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LatentAttentionAttribute : Attribute
{
    /// <summary>Required. The width of the vector that keys and values come out of; 512 for DeepSeek-V3.</summary>
    public int KvLatentDim { get; set; }

    /// <summary>The width of the vector that queries come out of; 1536 for DeepSeek-V3. Out of the embedding when left out.</summary>
    public int QueryLatentDim { get; set; }

    /// <summary>Required. The part of a head's query and key that is not turned; 128 for DeepSeek-V3.</summary>
    public int ContentDim { get; set; }

    /// <summary>Required. The part of a head's query and key that is turned, an even number; 64 for DeepSeek-V3.</summary>
    public int RotaryDim { get; set; }

    /// <summary>Required. The width of a head's values; 128 for DeepSeek-V3.</summary>
    public int ValueDim { get; set; }
}
