namespace TypedGpt;

/// <summary>A shape that the types did not promise: what was found, what was expected and where that came from.</summary>
public sealed class ShapeException : Exception
{
    /// <summary>An exception with <paramref name="message"/>.</summary>
    public ShapeException(string message)
        : base(message) { }
}
