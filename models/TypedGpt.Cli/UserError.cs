namespace TypedGpt.Cli;

/// <summary>Something that the user can put right, in a call that reads well: one line on the error stream, exit code 1.</summary>
internal sealed class UserError(string message) : Exception(message);
