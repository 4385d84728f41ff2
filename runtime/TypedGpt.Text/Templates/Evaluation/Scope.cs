namespace TypedGpt.Templates.Evaluation;

/// <summary>
/// The names of a part of a template. What is set in a turn of a loop, in a macro or in a captured block ends with it; a macro
/// sees the names where it stands, not those where it is called.
/// </summary>
internal sealed class Scope(Scope? parent)
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public bool TryGet(string name, out object? value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.values.TryGetValue(name, out value))
            {
                return true;
            }
        }

        value = null;
        return false;
    }

    public void Set(string name, object? value) => values[name] = value;

    private Scope? Parent => parent;
}
