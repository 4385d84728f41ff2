namespace TypedGpt.Torch;

/// <summary>Of this rank by its meaning, as an exchange of the two middle axes is; not derived for others.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
internal sealed class RankOnlyAttribute : Attribute;
