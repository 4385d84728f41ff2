namespace TypedGpt.Generators.Parts.Own;

/// <summary>How the size of a user's dimension is given.</summary>
internal enum OwnDimKind
{
    Size,
    Product,
    Sum,
}
