namespace TypedGpt;

/// <summary>
/// Makes a partial struct nested in a model a dimension in which others lie one after the other:
/// <c>[DimSum(typeof(QueryWidth), typeof(KeyWidth), typeof(ValueWidth))] public partial struct Qkv;</c>, which also gives
/// the evidence <c>Qkv.IntoSections</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class DimSumAttribute : Attribute
{
    /// <summary>The dimension <paramref name="first"/> + <paramref name="second"/>.</summary>
    public DimSumAttribute(Type first, Type second) => Sections = [first, second];

    /// <summary>The dimension <paramref name="first"/> + <paramref name="second"/> + <paramref name="third"/>.</summary>
    public DimSumAttribute(Type first, Type second, Type third) => Sections = [first, second, third];

    /// <summary>The parts in their order.</summary>
    public IReadOnlyList<Type> Sections { get; }
}
