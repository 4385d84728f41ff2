namespace TypedGpt.Torch;

/// <summary>
/// A checkpoint that is damaged, that is of a kind which is not read, or that does not fit the model. The first line of
/// the message names the file and the tensor; where several things are wrong, each has a line.
/// </summary>
public sealed class CheckpointException : Exception
{
    /// <summary>How many problems a message lists; <see cref="Problems"/> has them all.</summary>
    private const int Listed = 1000;

    /// <summary>An exception about one thing.</summary>
    public CheckpointException(string message, Exception? cause = null)
        : base(message, cause) => Problems = [message];

    private CheckpointException(string message, IReadOnlyList<string> problems)
        : base(message) => Problems = problems;

    /// <summary>Each thing that is wrong, in one line.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>An exception about all of <paramref name="problems"/>, of which there is at least one.</summary>
    internal static CheckpointException Of(string what, IReadOnlyList<string> problems)
    {
        var shown = problems.Take(Listed);
        var rest = problems.Count > Listed ? $"\n... and {problems.Count - Listed} more" : "";
        return new(
            problems.Count == 1
                ? $"{what}: {problems[0]}"
                : $"{what}: {problems[0]}; {problems.Count - 1} more:\n{string.Join('\n', shown.Skip(1))}{rest}",
            problems
        );
    }
}
