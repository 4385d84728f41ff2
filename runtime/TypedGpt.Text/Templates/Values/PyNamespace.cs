namespace TypedGpt.Templates.Values;

/// <summary>What namespace() makes: the only thing of which a template can change a value.</summary>
internal sealed class PyNamespace
{
    public Dictionary<string, object?> Values { get; } = new(StringComparer.Ordinal);
}
