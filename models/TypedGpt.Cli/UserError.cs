namespace TypedGpt.Cli;

/// <summary>Something that the user can put right: one line on the error stream, exit code 2.</summary>
internal sealed class UserError(string message) : Exception(message);
