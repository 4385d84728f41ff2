namespace TypedGpt.Cli;

/// <summary>A call that cannot be read: one line on the error stream, exit code 2.</summary>
internal sealed class MisuseError(string message) : Exception(message);
