namespace TypedGpt.Torch.Natives;

/// <summary>Torch's native library cannot be loaded: which file, what is missing, and the way out.</summary>
public sealed class NativeLoadException : Exception
{
    /// <summary>An exception with <paramref name="message"/>.</summary>
    public NativeLoadException(string message)
        : base(message) { }

    /// <summary>An exception with <paramref name="message"/>, caused by <paramref name="inner"/>.</summary>
    public NativeLoadException(string message, Exception inner)
        : base(message, inner) { }
}
