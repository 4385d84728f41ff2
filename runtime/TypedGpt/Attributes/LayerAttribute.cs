namespace TypedGpt;

/// <summary>
/// Marks a partial class nested in a model as a layer: the generator makes it a torch module and implements its partial
/// properties. Classes named Block, Attention, FeedForward and Norm are layers without it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LayerAttribute : Attribute
{
    /// <summary>The layer of the generated model that this class takes the place of.</summary>
    public LayerRole Replaces { get; set; }
}
