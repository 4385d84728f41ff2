namespace TypedGpt.Generators.Parts.UserLayers;

/// <summary>How the size of a user's dimension is given.</summary>
internal enum UserDimKind
{
    Size,
    Product,
    Sum,
}
