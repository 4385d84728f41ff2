namespace TypedGpt;

/// <summary>
/// Declares a parameter on a partial property of a layer class: <c>[Parameter] public partial Tensor&lt;Emb&gt; Scale { get; }</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute : Attribute
{
    /// <summary>How its values begin. Zero when left out.</summary>
    public Init Init { get; set; }

    /// <summary>The standard deviation of <see cref="Init.Normal"/>. 0.02 when left out, as in GPT-2.</summary>
    public double Std { get; set; } = 0.02;
}
