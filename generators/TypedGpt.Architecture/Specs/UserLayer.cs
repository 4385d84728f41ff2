using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Specs;

/// <summary>A class declared in the model that the generator completes to a layer.</summary>
/// <param name="Name">The class.</param>
/// <param name="TypeParameters">Its type parameters, each of them a dimension.</param>
/// <param name="Replaces">The role it takes the place of; empty for a further layer.</param>
/// <param name="IsPartial">Whether it can be completed.</param>
/// <param name="Properties">Its partial properties, in the order of declaration.</param>
/// <param name="Forwards">Its methods named Forward.</param>
/// <param name="Uses">Names of its properties that its code mentions.</param>
/// <param name="HasConstructor">Whether it declares a constructor, which the generator has to write.</param>
/// <param name="HasBase">Whether it names a base class, which the generator has to choose.</param>
/// <param name="Keyword">What it is declared as: <c>class</c>, or what cannot be completed, such as <c>record</c>.</param>
/// <param name="Visibility">From where it can be named.</param>
internal sealed record UserLayer(
    string Name,
    EquatableArray<string> TypeParameters,
    string Replaces,
    bool IsPartial,
    EquatableArray<UserProperty> Properties,
    EquatableArray<UserForward> Forwards,
    EquatableArray<string> Uses,
    bool HasConstructor,
    bool HasBase,
    string Keyword = UserLayer.Plain,
    Visibility Visibility = Visibility.Public
)
{
    public const string Plain = "class";
}
