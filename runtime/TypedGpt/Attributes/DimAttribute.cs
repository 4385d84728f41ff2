namespace TypedGpt;

/// <summary>
/// Makes a partial struct nested in a model a dimension: of a size of its own, <c>[Dim(96)] public partial struct Rank;</c>,
/// or the product of two others, <c>[Dim(typeof(Heads), typeof(Rank))] public partial struct Wide;</c>, which also gives
/// the evidence <c>Wide.IntoHeads</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class DimAttribute : Attribute
{
    /// <summary>A dimension of <paramref name="size"/>.</summary>
    public DimAttribute(int size) => Size = size;

    /// <summary>The dimension <paramref name="outer"/> x <paramref name="inner"/>.</summary>
    public DimAttribute(Type outer, Type inner) => (Outer, Inner) = (outer, inner);

    /// <summary>The size, where it was given as a number.</summary>
    public int? Size { get; }

    /// <summary>The slower of the two factors.</summary>
    public Type? Outer { get; }

    /// <summary>The faster of the two factors.</summary>
    public Type? Inner { get; }
}
