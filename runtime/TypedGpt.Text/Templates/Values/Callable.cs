namespace TypedGpt.Templates.Values;

/// <summary>What can be called.</summary>
/// <param name="name">How it prints.</param>
/// <param name="call">What it does.</param>
internal sealed class Callable(string name, Func<Arguments, object?> call)
{
    public string Name => name;

    public object? Call(Arguments arguments) => call(arguments);
}
