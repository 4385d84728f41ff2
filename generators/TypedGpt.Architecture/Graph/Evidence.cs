using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Graph;

/// <summary>That one dimension is the product, or the sum, of others.</summary>
/// <param name="Member">The member of the dimension that holds it, such as <c>IntoHeads</c>.</param>
/// <param name="Kind"><c>Factors</c> or <c>Sections</c>.</param>
/// <param name="Whole">The dimension that is made up.</param>
/// <param name="Of">What it is made of, in order.</param>
internal sealed record Evidence(string Member, string Kind, string Whole, EquatableArray<string> Of)
{
    public const string Factors = nameof(Factors);
    public const string Sections = nameof(Sections);

    /// <summary>The evidence as code of the model names it, such as <c>QueryWidth.IntoHeads</c>.</summary>
    public string Reference => $"{Whole}.{Member}";

    public static Evidence Product(string whole, string outer, string inner) =>
        new("Into" + outer.TrimStart('@'), Factors, whole, [outer, inner]);

    public static Evidence Sum(string whole, EquatableArray<string> parts) =>
        new("IntoSections", Sections, whole, parts);
}
