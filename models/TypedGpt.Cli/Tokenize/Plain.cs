namespace TypedGpt.Cli.Tokenize;

/// <summary>Errors of files, which are said with the name of the file and not with what was found beneath.</summary>
internal static class Plain
{
    /// <summary>Runs an action; what its error says is all that is left of the error.</summary>
    public static void Run(Action action) =>
        Run(() =>
        {
            action();
            return 0;
        });

    /// <summary>The same, with the exit code that it gives.</summary>
    public static int Run(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception wrong) when (wrong is InvalidDataException or NotSupportedException or FileNotFoundException)
        {
            throw new InvalidDataException(wrong.Message.ReplaceLineEndings(" "));
        }
    }
}
