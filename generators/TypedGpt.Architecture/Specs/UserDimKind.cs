namespace TypedGpt.Architecture.Specs;

/// <summary>How the size of a user's dimension is given.</summary>
internal enum UserDimKind
{
    Size,
    Product,
    Sum,
}
