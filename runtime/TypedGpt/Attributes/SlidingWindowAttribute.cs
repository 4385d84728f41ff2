namespace TypedGpt;

/// <summary>
/// Lets each position of a layer see the last <see cref="Size"/> positions alone (Beltagy et al. 2020), in all layers or in
/// those between others that see all. It stands beside <see cref="GptModelAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SlidingWindowAttribute : Attribute
{
    /// <summary>Required. How many positions are seen, its own among them; 512 for Gemma 3 1B.</summary>
    public int Size { get; set; }

    /// <summary>Each n-th layer, counted from 1, sees all: 2 for Gemma 2, 6 for Gemma 3. None does at 0, as when left out.</summary>
    public int GlobalEvery { get; set; }

    /// <summary>The layers, from 0, that see all, where they do not come at even distances. None when left out.</summary>
    public int[] GlobalLayers { get; set; } = [];

    /// <summary>
    /// Whether the window stands still: a position sees what came before it in its own chunk of <see cref="Size"/> positions,
    /// as in Llama 4. False when left out.
    /// </summary>
    public bool Chunked { get; set; }
}
