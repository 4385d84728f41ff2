namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>The sizes that a family's class has where its keys are left out.</summary>
/// <param name="Vocabulary"><c>vocab_size</c>.</param>
/// <param name="Width"><c>hidden_size</c>.</param>
/// <param name="Hidden"><c>intermediate_size</c>; null for four times the width.</param>
/// <param name="Layers"><c>num_hidden_layers</c>.</param>
/// <param name="Heads"><c>num_attention_heads</c>.</param>
/// <param name="Context"><c>max_position_embeddings</c>.</param>
/// <param name="KvHeads"><c>num_key_value_heads</c>; null for as many as heads.</param>
/// <param name="HeadDim"><c>head_dim</c>; null for the width divided by the heads.</param>
internal sealed record Sizes(
    int Vocabulary,
    int Width,
    int? Hidden,
    int Layers,
    int Heads,
    int Context,
    int? KvHeads = null,
    int? HeadDim = null
)
{
    /// <summary>The width of a head.</summary>
    public int OfHead => HeadDim ?? Width / Heads;
}
