namespace VerifyTests;

/// <summary>What was received is not what the snapshots say.</summary>
public sealed class VerifyException : Exception
{
    internal VerifyException(string message)
        : base(message) { }
}
