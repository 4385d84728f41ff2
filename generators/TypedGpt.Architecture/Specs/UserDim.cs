using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Specs;

/// <summary>
/// A dimension that the user declared, or one of the model's to which the user adds evidence. Every definition has to
/// give the same size.
/// </summary>
/// <param name="Name">The struct.</param>
/// <param name="Definitions">What its attributes say, in order.</param>
/// <param name="IsPartial">Whether it can be completed.</param>
/// <param name="Keyword">What it is declared as: <c>struct</c>, or what cannot be completed, such as <c>record struct</c>.</param>
/// <param name="Visibility">From where it can be named.</param>
internal sealed record UserDim(
    string Name,
    EquatableArray<DimDefinition> Definitions,
    bool IsPartial,
    string Keyword = UserDim.Plain,
    Visibility Visibility = Visibility.Public
)
{
    public const string Plain = "struct";
}
