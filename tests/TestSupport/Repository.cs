namespace TypedGpt.TestSupport;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The variable that makes tests write the pages which they otherwise compare.</summary>
    public const string UpdateVariable = "TYPEDGPT_UPDATE_DOCS";

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Whether pages are to be written anew.</summary>
    public static bool UpdatesPages => Environment.GetEnvironmentVariable(UpdateVariable) == "1";

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "TypedGpt.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
